import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { findNewestSuspension } from '#app/domain/certification/find-suspension.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { replyToSuspension } from '#app/domain/certification/reply-to-suspension.ts'
import { reviewSuspension } from '#app/domain/certification/review-suspension.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { listTasks } from '#app/domain/tasks/list-tasks.ts'
import { outgoingMails, people, roleGrants } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'

/** A Monday. */
const monday = new Date('2026-03-02T08:00:00.000Z')

test('whoever is suspended is told at once, in their language, without ground or link', async () => {
  const { db, person } = await aSuspension()

  const mails = await db.select().from(outgoingMails)
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ personId: person.id, address: 'agent@tides.example' })
  expect(mails[0]?.subject).toContain('suspendu')
  expect(mails[0]?.body).not.toMatch(/http|Chatted/)
})

test('a second officer looks at every suspension after five working days; who suspended does not', async () => {
  const { db, first, second, suspensionId } = await aSuspension()

  expect(await reviewsOf(db, second.id, later(4))).toEqual([])
  expect(await reviewsOf(db, second.id, later(7))).toMatchObject([{ href: `/hr/suspensions/${suspensionId}` }])
  expect(await reviewsOf(db, first.id, later(7))).toEqual([])
})

test('where there is but one access officer, an administrator looks at what they decided', async () => {
  const { db, first, second, unitId, suspensionId } = await aSuspension()
  const administrator = await addTestOfficer(db, 'administrator', unitId)
  await db.delete(roleGrants).where(eq(roleGrants.personId, second.id))

  expect(await reviewsOf(db, first.id, later(7))).toEqual([])
  const waiting = await reviewsOf(db, administrator.id, later(7))
  expect(waiting).toMatchObject([{ href: `/hr/suspensions/${suspensionId}`, unheld: false }])
})

test('a reply is heard at once, is kept once, and what an officer had not read when they decided stops them', async () => {
  const { db, second, reply, review } = await aSuspension()
  expect(await reply('I was on the ferry.')).toEqual({ kind: 'replied' })
  expect(await reply(' I was on the ferry. ')).toEqual({ kind: 'replied' })
  expect(await reviewsOf(db, second.id, later(1))).toHaveLength(1)

  expect(await review(second.id, { seen: 0 })).toEqual({ kind: 'refused', reason: 'answered-meanwhile' })
  expect(await review(second.id, { seen: 1 })).toEqual({ kind: 'reviewed' })
  expect(await reviewsOf(db, second.id, later(30))).toEqual([])
  expect(await reply('Here is the ticket.', 31)).toEqual({ kind: 'replied' })
  expect(await reviewsOf(db, second.id, later(32))).toHaveLength(1)
})

test('a suspension that is lifted ends at once and says why; one that is upheld goes on', async () => {
  const { db, person, programmeId, second, review } = await aSuspension()
  await review(second.id, { outcome: 'upheld', reason: 'The logs are still being read.' })
  await review(second.id, { outcome: 'upheld', reason: 'The logs are still being read.' })
  expect((await findStanding(db, { personId: person.id, programmeId }, later(1))).state).toBe('suspended')

  // Whoever had the page open before the review reads it first; a double click does nothing twice.
  const lifted = { outcome: 'lifted' as const, reason: 'It was somebody else.' }
  expect(await review(second.id, { ...lifted, seen: 0 }, 2)).toEqual({ kind: 'refused', reason: 'answered-meanwhile' })
  for (const seen of [1, 1]) expect(await review(second.id, { ...lifted, seen }, 2)).toEqual({ kind: 'reviewed' })

  expect((await findStanding(db, { personId: person.id, programmeId }, later(2))).state).not.toBe('suspended')
  const told = await findNewestSuspension(db, { personId: person.id, programmeId }, later(2))
  expect(told?.reviews.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['upheld', 'The logs are still being read.'],
    ['lifted', 'It was somebody else.'],
  ])
  expect(await review(second.id, {}, 3)).toEqual({ kind: 'refused', reason: 'suspension-over' })
})

test('neither who suspended, nor their deputy, nor the person, nor an officer of elsewhere reviews it; and nobody replies without end', async () => {
  const { db, person, first, unitId, reply, review } = await aSuspension()
  const elsewhere = await addTestOfficer(db, 'access-officer', await addTestUnit(db))

  const deputy = await addTestPerson(db, { unitId })
  const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, first.id))
  const inPlace = { id: 'deputy', personId: deputy.id, role: 'access-officer' as const, unitId, grantedAt: monday }
  await db.insert(roleGrants).values({ ...inPlace, deputyForGrantId: grant?.id ?? '' })

  expect(await review(first.id, {})).toEqual({ kind: 'refused', reason: 'own-decision' })
  expect(await review(deputy.id, {})).toEqual({ kind: 'refused', reason: 'own-decision' })
  expect(await review(person.id, {})).toEqual({ kind: 'refused', reason: 'about-oneself' })
  expect(await review(elsewhere.id, {})).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  for (const words of ['one', 'two', 'three', 'four', 'five']) await reply(words)
  expect(await reply('six')).toEqual({ kind: 'refused', reason: 'enough-replies' })
})

test('nobody keeps a second officer away by ending a suspension and suspending again', async () => {
  const { db, person, programmeId, first, second, reply } = await aSuspension()
  const whose = { personId: person.id, programmeId }
  const again = async (day: number) => {
    await reinstatePerson(db, whose, first.actor, later(day))
    await suspendPerson(db, { ...whose, ground: 'conduct', note: null, endsAt: null }, first.actor, later(day))
  }
  await again(4)
  expect(await reviewsOf(db, second.id, later(5))).toEqual([])
  expect(await reviewsOf(db, second.id, later(7))).toHaveLength(1)

  await reply('I was on the ferry', 5)
  await again(5)
  expect(await reviewsOf(db, second.id, later(6))).toMatchObject([{ since: later(5) }])
  await again(30)
  expect(await reviewsOf(db, second.id, later(31))).toMatchObject([{ since: later(5) }])
})

async function reviewsOf(db: Awaited<ReturnType<typeof emptyDatabase>>, personId: string, at: Date) {
  return (await listTasks(db, { personId }, at)).filter(({ kind }) => kind === 'suspension-review')
}

function later(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}

type Review = Partial<{ outcome: 'upheld' | 'lifted'; reason: string; seen: number }>

async function aSuspension() {
  const db = await emptyDatabase()
  const { programmeId } = await addTestProgramme(db)
  const unitId = await addTestUnit(db)
  const person = await addTestPerson(db, { unitId })
  await db.update(people).set({ email: 'agent@tides.example', language: 'fr' }).where(eq(people.id, person.id))
  const first = await addTestOfficer(db, 'access-officer', unitId)
  const second = await addTestOfficer(db, 'access-officer', unitId)
  const suspension = { personId: person.id, programmeId, ground: 'conduct', note: 'Chatted', endsAt: null } as const
  const outcome = await suspendPerson(db, suspension, first.actor, monday)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  const { suspensionId } = outcome
  return {
    ...{ db, programmeId, unitId, person, first, second, suspensionId },
    reply: (words: string, day = 1) => {
      return replyToSuspension(db, { personId: person.id, programmeId, words }, later(day))
    },
    review(personId: string, review: Review, day = 1) {
      const whole = { suspensionId, outcome: 'upheld' as const, reason: 'As it is.', seen: 0, ...review }
      return reviewSuspension(db, whole, { kind: 'person', personId }, later(day))
    },
  }
}
