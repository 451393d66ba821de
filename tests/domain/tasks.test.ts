import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { requestAccommodation } from '#app/domain/assessment/request-accommodation.ts'
import { findLegalFact } from '#app/domain/catalogue/find-legal-fact.ts'
import { reviewLegalFact } from '#app/domain/catalogue/review-legal-fact.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { listEverybodysTasks, listTasks } from '#app/domain/tasks/list-tasks.ts'
import type { Database } from '#db/handle.ts'
import { courseTeamMembers, outgoingMails, people, type Role, roleGrants, workItems } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { aFact, publishLaw, restOn } from '#tests/support/law.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T08:00:00.000Z')

test('somebody without a role has no tasks', async () => {
  const { db, ward } = await aMinistry()

  expect(await listTasks(db, { personId: (await addTestPerson(db, { unitId: ward })).id }, monday)).toEqual([])
})

test('a request waits for the focal point of the unit, and after three working days for the next one up as well', async () => {
  const { db, top, ward, focalPoint, programmeId } = await aMinistry()
  const above = await addTestOfficer(db, 'focal-point', top)
  const learner = await addTestPerson(db, { name: 'Zephyrine', unitId: ward })
  await requestAccommodation(db, { personId: learner.id, programmeId, extraAttempts: true, extraTime: false }, monday)

  const [asked] = await listTasks(db, { personId: focalPoint.id }, monday)
  expect(asked).toMatchObject({ kind: 'accommodation', subject: { name: 'Zephyrine' }, age: 0, overdue: false })
  expect(asked?.href).toContain('/focal-point/accommodations?request=')
  expect(await listTasks(db, { personId: above.id }, later(3))).toHaveLength(0)

  expect(await listTasks(db, { personId: above.id }, later(4))).toMatchObject([
    { kind: 'accommodation', escalatedOn: '2026-03-06', overdue: true },
  ])
  expect(await listTasks(db, { personId: focalPoint.id }, later(4))).toHaveLength(1)
})

test('when the focal point is on leave the deputy has it, in their name, and the focal point nothing', async () => {
  const { db, ward, focalPoint, programmeId } = await aMinistry()
  const deputy = await addTestPerson(db, { unitId: ward })
  const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, focalPoint.id))
  await db.insert(roleGrants).values({
    id: randomUUID(),
    personId: deputy.id,
    role: 'focal-point',
    unitId: grant?.unitId ?? '',
    grantedAt: monday,
    runsUntil: later(30),
    deputyForGrantId: grant?.id,
  })
  const learner = await addTestPerson(db, { unitId: ward })
  await requestAccommodation(db, { personId: learner.id, programmeId, extraAttempts: true, extraTime: false }, monday)
  await db.update(people).set({ activity: 'on-leave' }).where(eq(people.id, focalPoint.id))

  expect(await listTasks(db, { personId: deputy.id }, monday)).toMatchObject([
    { standsFor: 'Somebody the focal-point' },
  ])
  expect(await listTasks(db, { personId: focalPoint.id }, monday)).toHaveLength(0)
  expect(await listTasks(db, { personId: deputy.id }, later(31))).toHaveLength(0)
})

test('a fact found wrong is a task of the authors of the courses that rest on it, until its text is corrected', async () => {
  const { db, top } = await aMinistry()
  await restOn(db, 'ebb', { courseId: 'tides', lessonId: 'lesson-2', questionId: 'final-sort-1' })
  const reviewer = await addTestOfficer(db, 'legal-reviewer', top)
  const trainer = await addTestOfficer(db, 'trainer', top)
  const author = await addTestPerson(db)
  await db.insert(courseTeamMembers).values({
    id: randomUUID(),
    courseId: 'tides',
    personId: author.id,
    part: 'author',
    addedBy: 'test',
    reason: 'Writes it',
    addedAt: monday,
  })
  await publishLaw(db, [aFact('ebb')], monday)
  expect(await listTasks(db, { personId: reviewer.id }, later(1))).toMatchObject([
    { kind: 'legal-review', href: '/legal/ebb', age: 1, subject: { pages: 1, questions: 1 } },
  ])

  await find(db, 'wrong', reviewer.actor, later(1))

  expect(await listTasks(db, { personId: reviewer.id }, later(1))).toHaveLength(0)
  expect(await listTasks(db, { personId: author.id }, later(1))).toMatchObject([{ kind: 'legal-wrong' }])
  expect(await listTasks(db, { personId: trainer.id }, later(1))).toHaveLength(0)
  expect(await listTasks(db, { personId: trainer.id }, later(8))).toMatchObject([
    { kind: 'legal-wrong', escalatedOn: '2026-03-09' },
  ])

  await publishLaw(db, [aFact('ebb', { provision: 'Section 5' })], later(9))
  expect(await listTasks(db, { personId: author.id }, later(9))).toHaveLength(0)
  expect(await listTasks(db, { personId: reviewer.id }, later(9))).toMatchObject([{ kind: 'legal-review' }])
})

test('a learner’s question waits for the focal point, and leaves the list when it is answered', async () => {
  const { db, ward, focalPoint } = await aMinistry()
  const { id } = await addTestPerson(db, { name: 'Zephyrine', unitId: ward })
  const question = { personId: id, kind: 'question', about: { kind: 'none' }, language: 'en' } as const
  const asked = await raiseConcern(db, { ...question, words: 'May I post this?' }, monday)
  if (asked.kind === 'refused') throw new Error(asked.reason)

  expect(await listTasks(db, { personId: focalPoint.id }, later(1))).toMatchObject([
    { kind: 'concern', href: `/desk/concerns/${asked.concernId}`, subject: { name: 'Zephyrine' }, age: 1 },
  ])

  const { concernId } = asked
  const words = 'Ask the press office first.'
  const reply = {
    concernId,
    officerId: focalPoint.id,
    words,
    giveBack: false,
    outcome: 'answered',
    seen: 0,
    baseUrl: '',
  } as const
  expect((await replyToConcern(db, reply, later(1))).kind).toBe('replied')
  expect(await listTasks(db, { personId: focalPoint.id }, later(1))).toHaveLength(0)
})

test('a suspension asks the access officer shortly before its end, or after a month without one', async () => {
  const { db, top, ward, programmeId } = await aMinistry()
  const officer = await addTestOfficer(db, 'access-officer', top)
  const suspend = async (endsAt: Date | null) => {
    const { id } = await addTestPerson(db, { unitId: ward })
    const suspension = { personId: id, programmeId, ground: 'conduct', note: null, endsAt } as const
    expect((await suspendPerson(db, suspension, officer.actor, monday)).kind).toBe('suspended')
    return id
  }
  const kindsOn = async (days: number) =>
    (await listTasks(db, { personId: officer.id }, later(days))).map(({ kind }) => kind)
  const endless = await suspend(null)
  await suspend(later(14))

  expect(await kindsOn(8)).toEqual([])
  expect(await kindsOn(11)).toEqual(['suspension-ending'])
  expect(await kindsOn(15)).toEqual([])
  expect(await kindsOn(31)).toEqual(['suspension-endless'])
  await reinstatePerson(db, { personId: endless, programmeId }, officer.actor, later(31))
  expect(await kindsOn(32)).toEqual([])
})

test('an administrator hears of people without a focal point, of work that was given up and of mail nobody takes', async () => {
  const { db, top, focalPoint } = await aMinistry()
  const administrator = await addTestOfficer(db, 'administrator', top)
  await grantTestRole(db, focalPoint.id, 'focal-point', top)
  const personId = administrator.id
  expect(await listTasks(db, { personId }, monday)).toEqual([])

  await db.update(people).set({ activity: 'left' }).where(eq(people.id, focalPoint.id))
  const work = { kind: 'send-mail', payload: {}, failures: 9, runAt: monday, createdAt: monday }
  await db.insert(workItems).values({ id: randomUUID(), state: 'dead', ...work })
  const mail = { address: 'a@tides.example', subject: 'S', body: 'B' }
  await db.insert(outgoingMails).values({ id: randomUUID(), messageId: '<1>', queuedAt: monday, ...mail })

  const tasks = await listTasks(db, { personId }, later(1))
  expect(tasks.map(({ kind }) => kind)).toEqual(['no-focal-point', 'stuck-work'])
  expect(tasks.at(-1)?.subject).toEqual({ kind: 'work', pieces: 2 })
})

test('what nobody has a role for comes to the administrator of everything, and to no other officer', async () => {
  const { db, top, ward } = await aMinistry()
  await publishLaw(db, [aFact('ebb')], monday)
  const administrator = await addTestOfficer(db, 'administrator', top)

  const tasks = await listTasks(db, { personId: administrator.id }, monday)
  expect(tasks.filter(({ kind }) => kind === 'legal-review')).toMatchObject([{ unheld: true }])
  for (const role of ['hr', 'trainer', 'auditor', 'manager'] satisfies Role[]) {
    const other = await addTestOfficer(db, role, ward)
    expect(await listTasks(db, { personId: other.id }, monday), role).toHaveLength(0)
  }
})

test('everybody’s tasks at once are what each would be listed alone', async () => {
  const { db, top, ward, focalPoint, programmeId } = await aMinistry()
  const officers = [focalPoint]
  for (const role of ['administrator', 'legal-reviewer', 'hr', 'trainer'] satisfies Role[]) {
    officers.push(await addTestOfficer(db, role, top))
  }
  await publishLaw(db, [aFact('ebb'), aFact('flow')], monday)
  for (let learner = 0; learner < 5; learner += 1) {
    const { id } = await addTestPerson(db, { unitId: ward })
    await requestAccommodation(db, { personId: id, programmeId, extraAttempts: true, extraTime: true }, later(learner))
  }

  const all = await listEverybodysTasks(db, later(8))

  for (const { id } of officers) expect(await listTasks(db, { personId: id }, later(8))).toEqual(all.get(id) ?? [])
  expect([...all.keys()].every((id) => officers.some((officer) => officer.id === id))).toBe(true)
})

function later(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}

async function find(db: Database, finding: 'confirmed' | 'wrong', actor: Actor, at: Date) {
  const fact = await findLegalFact(db, 'ebb', at)
  if (!fact) throw new Error('The register has no such fact')
  const review = { factId: 'ebb', factHash: fact.hash, afterReviewId: null, finding, source: 'Gazette', note: '' }
  const outcome = await reviewLegalFact(db, { ...review, asAtOn: '2026-03-01', reviewByOn: '2027-03-01' }, actor, at)
  expect(outcome.kind).toBe('reviewed')
}

/** A ward below a ministry below the top; the ministry has a focal point. */
async function aMinistry() {
  const db = await emptyDatabase()
  const top = await addTestUnit(db, { name: 'Service' })
  const ministry = await addTestUnit(db, { name: 'Health', parentId: top })
  const ward = await addTestUnit(db, { name: 'Ward', parentId: ministry })
  const { programmeId } = await addTestProgramme(db)
  const focalPoint = await addTestOfficer(db, 'focal-point', ministry)
  return { db, top, ministry, ward, programmeId, focalPoint }
}
