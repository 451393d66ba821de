import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { countIfKeptFor, countWhatIsOver } from '#app/domain/data-protection/count-what-is-over.ts'
import { forgetWhatIsOver } from '#app/domain/data-protection/forget-what-is-over.ts'
import { heldKinds } from '#app/domain/data-protection/held-kinds.ts'
import { periodStart } from '#app/domain/data-protection/period-start.ts'
import { retentionKindNames, retentionKinds, retentionOf } from '#app/domain/data-protection/retention-periods.ts'
import { setPeriod } from '#app/domain/data-protection/set-period.ts'
import { dropReplacedWork } from '#app/domain/office/drop-replaced-work.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { signInLimits } from '#app/domain/sign-in/sign-in-delay.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import {
  activityResponses,
  authSessions,
  authUsers,
  bulkActions,
  bulkPeople,
  draftPresences,
  invitations,
  ledgerEntries,
  ledgerPayloads,
  outgoingMails,
  setAsideTexts,
  signInFailures,
  taskDigests,
  workItems,
} from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, moveTestPerson } from '#tests/support/people.ts'

const now = new Date('2026-11-23T02:00:00.000Z')

test('every day what is kept no longer is forgotten, as the dry run foretold, what is younger stays, and the ledger counts it', async () => {
  const { db } = await anOffice()
  const foretold = await countWhatIsOver(db, now)

  const forgotten = await forgetWhatIsOver(db, () => now)

  expect(forgotten).toEqual({
    signInFailures: 1,
    draftPresences: 1,
    doneWork: 1,
    endedSessions: 1,
    oldInvitations: 1,
    taskDigests: 1,
    sentMails: 1,
    setAsideTexts: 1,
    bulkLists: 2,
    leaversResponses: 1,
  })
  expect(
    Object.fromEntries(foretold.kinds.filter(({ over }) => over > 0).map(({ name, over }) => [name, over])),
  ).toEqual(forgotten)
  expect(foretold.kinds.find(({ name }) => name === 'sentMails')?.oldest).toEqual(daysAgo(181))
  const after = await countWhatIsOver(db, now)
  expect(after.kinds.map(({ over }) => over).filter(Boolean)).toEqual([])
  expect(after.kinds.find(({ name }) => name === 'sentMails')?.oldest).toEqual(daysAgo(179))
  expect(await lastEntry(db)).toEqual({ action: 'retention.applied', payload: { forgotten } })
  expect(await db.select({ unknown: bulkActions.unknown, reason: bulkActions.reason }).from(bulkActions)).toEqual([
    { unknown: [], reason: 'A new ministry' },
  ])
  expect(await db.select({ text: setAsideTexts.text }).from(setAsideTexts)).toEqual([{ text: 'young' }])
})

test('a day on which nothing is over leaves no entry, and the same day twice forgets nothing twice', async () => {
  const { db } = await anOffice()
  await forgetWhatIsOver(db, () => now)
  const entries = (await db.select().from(ledgerEntries)).length

  expect(await forgetWhatIsOver(db, () => now)).toEqual({})
  expect(await db.select().from(ledgerEntries)).toHaveLength(entries)
})

test('an administrator sets a shorter period within bounds: what it lets go was foretold and goes the next time, and the ledger says why', async () => {
  const { db } = await anOffice()
  await forgetWhatIsOver(db, () => now)
  const administrator = await addTestOfficer(db, 'administrator')
  const set = (count: number, before = 180, actor: Actor = administrator.actor) =>
    setPeriod(db, { name: 'sentMails', count, before, reason: 'Half a year is long' }, actor, now)
  const foretold = await countIfKeptFor(db, 'sentMails', { count: 100, unit: 'days' }, now)
  expect(foretold).toBe(1)

  expect(await set(29)).toEqual({ kind: 'refused', reason: 'period-out-of-bounds' })
  expect(await set(100.5)).toEqual({ kind: 'refused', reason: 'period-out-of-bounds' })
  const officer = await addTestOfficer(db, 'hr')
  expect(await set(100, 180, officer.actor)).toEqual({ kind: 'refused', reason: 'administrators-only' })
  expect(await set(100)).toEqual({ kind: 'set' })
  expect(await set(90)).toEqual({ kind: 'refused', reason: 'changed-since-preview' })
  expect(await set(100)).toEqual({ kind: 'unchanged' })

  const payload = { kind: 'sentMails', before: 180, after: 100, unit: 'days', reason: 'Half a year is long' }
  expect(await lastEntry(db)).toEqual({ action: 'retention.changed', payload })
  expect(await forgetWhatIsOver(db, () => now)).toEqual({ sentMails: foretold })
})

test('people who left seven years ago are counted for human resources, not touched; whoever came back is not among them', async () => {
  const db = await emptyDatabase()
  const longGone = await addTestPerson(db)
  const back = await addTestPerson(db)
  const lately = await addTestPerson(db)
  await moveTestPerson(db, longGone.id, 'left', new Date('2019-11-22T08:00:00.000Z'))
  await moveTestPerson(db, back.id, 'left', new Date('2015-01-05T08:00:00.000Z'))
  await moveTestPerson(db, back.id, 'returned', new Date('2016-01-05T08:00:00.000Z'))
  await moveTestPerson(db, lately.id, 'left', new Date('2019-11-24T08:00:00.000Z'))

  const { leavers } = await countWhatIsOver(db, now)

  expect(leavers).toMatchObject({ over: 1, oldest: new Date('2019-11-22T08:00:00.000Z') })
})

test('every kind of record held about a person has one period, and failed sign-ins are kept as long as they count', () => {
  const tables = retentionKindNames.flatMap((name) => retentionOf(name).tables)

  expect([...tables].sort()).toEqual(Object.keys(heldKinds).sort())
  const longest = Math.max(...Object.values(signInLimits).map(({ window }) => window))
  expect(now.getTime() - periodStart(retentionKinds.signInFailures.period, now).getTime()).toBe(longest)
})

test('daily work that an earlier release left in the queue is dropped, for nobody would do it', async () => {
  const db = await emptyDatabase()
  await inTransaction(db, async (tx) => {
    await queueWork(tx, { kind: 'forget-sent-mails', payload: {} }, now)
    await queueWork(tx, { kind: 'mail-tasks', payload: {} }, now)
  })

  await dropReplacedWork(db)

  expect(await db.select({ kind: workItems.kind }).from(workItems)).toEqual([{ kind: 'mail-tasks' }])
})

function daysAgo(days: number): Date {
  return new Date(now.getTime() - days * 24 * 3_600_000)
}

async function lastEntry(db: Database) {
  const [entry] = await db
    .select({ action: ledgerEntries.action, payload: ledgerPayloads.payload })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .orderBy(desc(ledgerEntries.sequence))
    .limit(1)
  return entry
}

/** Of each kind one record that is over by a day and one that is not. */
async function anOffice() {
  const db = await emptyDatabase()
  const gone = await addTestPerson(db)
  const here = await addTestPerson(db)
  await moveTestPerson(db, gone.id, 'left', daysAgo(366))
  let rows = 0
  const id = () => `r-${++rows}`
  const both = <Row>(period: number, row: (at: Date, place: number) => Row) => [
    row(daysAgo(period + 1), 0),
    row(daysAgo(period - 1), 1),
  ]
  await db.insert(signInFailures).values([
    { id: id(), subject: 'x', failedAt: daysAgo(1) },
    { id: id(), subject: 'x', failedAt: now },
  ])
  await db.insert(draftPresences).values([
    { courseId: 'a', path: 'b', personId: here.id, seenAt: daysAgo(2) },
    { courseId: 'a', path: 'c', personId: here.id, seenAt: now },
  ])
  await db.insert(workItems).values(
    both(30, (createdAt) => {
      return { id: id(), kind: 'x', payload: {}, state: 'done' as const, failures: 0, runAt: createdAt, createdAt }
    }),
  )
  const [user] = await db.select().from(authUsers).where(eq(authUsers.personId, here.id))
  const userId = user?.id ?? (await addUser(db, here.id))
  await db
    .insert(authSessions)
    .values(both(90, (at) => ({ id: id(), userId, token: id(), expiresAt: at, createdAt: at, updatedAt: at })))
  await db.insert(invitations).values(
    both(90, (at) => {
      return { id: id(), personId: here.id, kind: 'mail' as const, codeHash: id(), createdAt: at, expiresAt: at }
    }),
  )
  await db
    .insert(taskDigests)
    .values(both(90, (at, place) => ({ personId: here.id, day: `2026-08-2${place}`, tasks: 1, queuedAt: at })))
  await db.insert(outgoingMails).values(
    both(180, (at) => {
      return { id: id(), messageId: 'm', address: 'a@b.example', subject: 's', body: '', queuedAt: at, sentAt: at }
    }),
  )
  await db.insert(setAsideTexts).values(
    both(365, (at, place) => {
      const text = place === 0 ? 'old' : 'young'
      return { id: id(), courseId: 'a', path: 'b', text, personId: here.id, setAsideAt: at }
    }),
  )
  await db.insert(activityResponses).values(
    [gone, here].map(({ id: personId }) => {
      const place = { courseId: 'a', lessonId: 'b', activityId: 'c' }
      return { personId, ...place, response: { kind: 'reflection', text: 'x' } as never, respondedAt: daysAgo(400) }
    }),
  )
  await addBulk(db, [gone.id, here.id])
  return { db }
}

async function addUser(db: Database, personId: string): Promise<string> {
  const at = daysAgo(500)
  const user = { id: `u-${personId}`, personId, name: 'x', email: `${personId}@x.example`, emailVerified: false }
  await db.insert(authUsers).values({ ...user, createdAt: at, updatedAt: at })
  return user.id
}

async function addBulk(db: Database, personIds: string[]): Promise<void> {
  const at = daysAgo(366)
  await db.insert(bulkActions).values({
    id: 'bulk',
    action: 'move',
    details: {},
    programmeId: 'p',
    reason: 'A new ministry',
    preparedBy: 'officer',
    preparedAt: at,
    rehearsedAt: at,
    confirmedAt: at,
    finishedAt: at,
    unknown: ['SN-404'],
  })
  await db.insert(bulkPeople).values(personIds.map((personId, place) => ({ bulkId: 'bulk', place, personId })))
}
