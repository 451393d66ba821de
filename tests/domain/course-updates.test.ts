import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listAllowedAsAt } from '#app/domain/access/allowed-as-at.ts'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { findChangedLesson } from '#app/domain/certification/find-changed-lesson.ts'
import { findChangesDue } from '#app/domain/certification/find-changes-due.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { allowedQuery } from '#app/domain/certification/gate-allows.ts'
import { listStates } from '#app/domain/certification/list-states.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { verifyCertificate } from '#app/domain/certification/verify-certificate.ts'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import { withdrawCourseUpdates } from '#app/domain/learning/withdraw-course-updates.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { inTransaction } from '#db/handle.ts'
import { attempts, certificates, courseUpdates, standings } from '#db/schema/index.ts'
import { addTestProgramme, publishTestProgramme, publishTestUpdate } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson, operator } from '#tests/support/people.ts'

const certifiedAt = new Date('2026-03-02T05:00:00.000Z')
const aDay = 86_400_000
const anHour = 3_600_000

test('who is certified reads the changed lesson and passes a few questions on it, and keeps certificate, dates and access', async () => {
  const { db, catalogue, learner, whose, standingAt, certificate, allowedAt } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40) })

  expect(await standingAt(days(11))).toMatchObject({
    state: 'update-due',
    gate: 'open',
    since: days(10),
    validUntil: days(40),
    remaining: [
      { kind: 'lesson', courseId: 'tides', lessonId: 'lesson-1' },
      { kind: 'update', by: days(40), overdue: false },
    ],
  })
  expect(await learner.start('update', days(12))).toMatchObject({ kind: 'refused', reason: 'lessons-left' })
  await completeLesson(db, { ...whose, courseId: 'tides', lessonId: 'lesson-1' }, days(12))
  expect((await standingAt(days(12))).remaining).toEqual([
    { kind: 'update', opensAt: null, by: days(40), overdue: false },
  ])
  const passed = await learner.sit('update', 'all', days(13))

  expect(passed).toMatchObject({ kind: 'marked', passed: true, certificateId: null })
  expect(await standingAt(days(13))).toMatchObject({ state: 'certified', gate: 'open', remaining: [] })
  expect(await standingAt(days(41))).toMatchObject({ state: 'certified', gate: 'open' })
  expect(await allowedAt(days(41))).toBe(true)
  expect(await db.select().from(certificates)).toEqual([certificate])
  expect((await verifyCertificate(db, certificate.number, days(41)))?.state).toBe('valid')
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
})

test('after the grace the gate, the lists and the past agree that access is closed, and the update opens it again at once', async () => {
  const { db, catalogue, learner, whose, standingAt, certificate, allowedAt, stateAt } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40) })

  expect(await allowedAt(days(40))).toBe(true)
  expect((await verifyCertificate(db, certificate.number, days(40)))?.state).toBe('valid')
  expect(await allowedAt(days(41))).toBe(false)
  expect(await stateAt(days(41))).toBe('update-due')
  expect(await standingAt(days(41))).toMatchObject({ state: 'update-due', gate: 'shut', reason: 'update-overdue' })
  expect((await verifyCertificate(db, certificate.number, days(41)))?.state).toBe('not-valid')

  await completeLesson(db, { ...whose, courseId: 'tides', lessonId: 'lesson-1' }, days(50))
  await learner.sit('update', 'all', days(50))
  expect(await allowedAt(days(50))).toBe(true)
  const asAt = async (at: Date) => (await listAllowedAsAt(db, { programmeId: whose.programmeId, at })).length
  expect([await asAt(days(9)), await asAt(days(39)), await asAt(days(45)), await asAt(days(51))]).toEqual([1, 1, 0, 1])
  expect(await standingAt(days(45))).toMatchObject({ gate: 'shut', reason: 'update-overdue' })
  expect(await standingAt(days(9))).toMatchObject({ state: 'certified', remaining: [] })
})

test('the paper asks about the objectives concerned alone, critical questions of the final first, and shows no key afterwards', async () => {
  const { db, catalogue, learner, whose } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: null, lessonIds: [] })

  const started = await learner.sit('update', 'all', days(11))
  if (started.kind !== 'marked') throw new Error(started.reason)
  const [attempt] = await db.select().from(attempts).where(eq(attempts.id, started.attemptId))
  const asked = attempt?.paper.map(({ questionVersionId }) => catalogue.questions.get(questionVersionId))
  expect(asked).toMatchObject([
    { courseId: 'tides', objective: 'decide', pool: 'final', critical: true },
    { courseId: 'tides', objective: 'decide', pool: 'final', critical: true },
  ])
  const review = await findReview(db, { ...whose, attemptId: started.attemptId })
  expect(review).toMatchObject({ kind: 'update', objectives: [{ courseId: 'tides', objective: 'decide', right: 2 }] })
  expect(JSON.stringify(review)).not.toContain('correctOptionId')
})

test('a change that names no objective asks about its module', async () => {
  const { db, catalogue, learner } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: null, objectives: [] })
  await learner.learnLessons('tides', days(11))
  const passed = await learner.sit('update', 'all', days(11))
  expect(passed).toMatchObject({ kind: 'marked', passed: true, mark: { total: 4 } })
})

test('after an update that was not passed there is a pause of an hour and no limit, and the failed one changes nothing', async () => {
  const { db, catalogue, learner, whose, standingAt } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40) })
  await learner.learnLessons('tides', days(11))
  const [before] = await db.select().from(standings).where(eq(standings.personId, whose.personId))

  let at = days(12)
  for (let tries = 0; tries < 5; tries++) {
    expect(await learner.sit('update', 'nothing', at)).toMatchObject({ passed: false })
    const opensAt = new Date(at.getTime() + anHour)
    const soon = new Date(at.getTime() + 60_000)
    expect((await standingAt(soon)).remaining).toEqual([{ kind: 'update', opensAt, by: days(40), overdue: false }])
    expect(await learner.start('update', soon)).toEqual({ kind: 'refused', reason: 'cool-down', opensAt })
    at = opensAt
  }
  expect(await db.select().from(standings).where(eq(standings.personId, whose.personId))).toEqual([before])
  expect(await learner.sit('update', 'all', at)).toMatchObject({ passed: true })
})

test('two tabs begin one update, and what is handed in twice is marked once', async () => {
  const { db, catalogue, learner, whose } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40), lessonIds: [] })
  const [one, other] = await Promise.all([learner.start('update', days(11)), learner.start('update', days(11))])
  expect([one.kind, other.kind].sort()).toEqual(['resumed', 'started'])
  await learner.sit('update', 'all', days(12))
  expect(await learner.start('update', days(12))).toMatchObject({ kind: 'refused', reason: 'nothing-to-catch-up' })
  const updates = and(eq(attempts.personId, whose.personId), eq(attempts.kind, 'update'))
  expect(await db.select().from(attempts).where(updates)).toHaveLength(1)
})

test('one sitting covers all that was due when it was begun, and nothing that was published after', async () => {
  const { db, catalogue, learner, standingAt } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40) })
  await publishTestUpdate(db, catalogue, 'winds', { at: days(11), graceUntil: days(30), objectives: ['sort'] })
  expect(await standingAt(days(12))).toMatchObject({ since: days(10), validUntil: days(30) })
  for (const { id } of catalogue.courses) await learner.learnLessons(id, days(12))
  const begun = await learner.start('update', days(13))
  expect(begun.kind).toBe('started')
  await publishTestUpdate(db, catalogue, 'tides', { at: days(14), graceUntil: days(60), lessonIds: ['lesson-2'] })

  expect(await learner.sit('update', 'all', days(15))).toMatchObject({ passed: true, mark: { total: 4 } })
  expect(await standingAt(days(15))).toMatchObject({ state: 'update-due', since: days(14), validUntil: days(60) })
})

test('a change that is taken back, or whose module the programme drops, is asked of nobody from then on', async () => {
  const { db, catalogue, standingAt, allowedAt } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(20) })
  await publishTestUpdate(db, catalogue, 'winds', { at: days(10), graceUntil: days(20) })
  expect(await allowedAt(days(21))).toBe(false)

  await inTransaction(db, (tx) => withdrawCourseUpdates(tx, { courseId: 'winds', revisionId: 'all', at: days(25) }))
  expect(await allowedAt(days(26))).toBe(false)
  await publishTestProgramme(db, catalogue, { at: days(27), body: { modules: ['winds'] } })
  expect(await allowedAt(days(28))).toBe(true)
  expect(await standingAt(days(28))).toMatchObject({ state: 'certified', remaining: [] })
  expect(await standingAt(days(26)), 'the past stays as it was').toMatchObject({ reason: 'update-overdue' })
  const withdrawn = await db
    .select({ at: courseUpdates.withdrawnAt })
    .from(courseUpdates)
    .orderBy(courseUpdates.courseId)
  expect(withdrawn).toEqual([{ at: days(27) }, { at: days(25) }])
})

test('who is about to renew is asked for the final alone, which covers the change, but may take the update', async () => {
  const { db, catalogue, learner, standingAt } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(320), graceUntil: days(330) })
  const stands = await standingAt(days(321))
  expect(stands).toMatchObject({ state: 'update-due', renewalOpen: true, validUntil: days(330) })
  expect(stands.remaining.map(({ kind }) => kind)).toEqual(['final', 'sign'])

  await learner.sit('final', 'nothing', days(321))
  await learner.learnLessons('tides', days(321))
  expect(await learner.sit('update', 'all', days(321)), 'keeps access while the final waits').toMatchObject({
    passed: true,
  })
  expect(await standingAt(days(321))).toMatchObject({ state: 'expiring', gate: 'open' })
  await learner.sit('final', 'all', days(324))
  await learner.sign(days(324))
  expect(await standingAt(days(324))).toMatchObject({ state: 'certified', remaining: [] })
})

test('a final passed before a change and signed after it is completed by the update, not by another final', async () => {
  const { db, catalogue, learner, standingAt } = await scene()
  await learner.sit('final', 'all', days(320))
  await publishTestUpdate(db, catalogue, 'tides', { at: days(321), graceUntil: days(350) })
  expect((await standingAt(days(322))).remaining.map(({ kind }) => kind)).toEqual(['sign', 'lesson', 'update'])
  await learner.sign(days(322))
  expect(await standingAt(days(322))).toMatchObject({ state: 'update-due', validUntil: days(350) })
  await learner.learnLessons('tides', days(323))
  await learner.sit('update', 'all', days(323))
  expect(await standingAt(days(323))).toMatchObject({ state: 'certified', remaining: [] })
})

test('whoever signs after their certificate expired catches up with what changed since their final', async () => {
  const { db, catalogue, learner, standingAt } = await scene()
  await learner.sit('final', 'all', days(350))
  await publishTestUpdate(db, catalogue, 'tides', { at: days(351), graceUntil: days(420) })
  expect(await standingAt(days(380))).toMatchObject({ state: 'expired', remaining: [{ kind: 'sign' }] })
  await learner.sign(days(380))
  expect(await standingAt(days(380))).toMatchObject({ state: 'update-due', gate: 'open', validUntil: days(420) })
})

test('whoever is learning is asked nothing extra, and what they finished stays finished', async () => {
  const { db, catalogue } = await scene()
  const newcomer = await addTestPerson(db)
  const learner = learnerOf(db, catalogue, newcomer.id)
  const whose = { personId: newcomer.id, programmeId: catalogue.programmeId }
  await learner.learn(days(9))
  const before = await findStanding(db, whose, days(9))
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40) })

  const after = await findStanding(db, whose, days(10))
  expect(after.remaining).toEqual(before.remaining)
  expect(after.modules).toEqual(before.modules)
  expect(await learner.start('update', days(11))).toMatchObject({ reason: 'nothing-to-catch-up' })
  await learner.sit('final', 'all', days(11))
  await learner.sign(days(11))
  expect(await findStanding(db, whose, days(11))).toMatchObject({ state: 'certified', remaining: [] })
})

test('an update lifts no suspension and no revocation, and an expired certificate is renewed by the final alone', async () => {
  const { db, catalogue, learner, whose, standingAt } = await scene()
  await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40) })
  await learner.learnLessons('tides', days(11))
  const suspension = { ...whose, ground: 'conduct', note: null, endsAt: days(15) } as const
  await suspendPerson(db, suspension, operator, days(12))
  expect(await learner.start('update', days(13))).toMatchObject({ reason: 'suspended' })
  expect(await standingAt(days(13))).toMatchObject({ state: 'suspended', gate: 'shut' })
  expect(await standingAt(days(16))).toMatchObject({ state: 'update-due', gate: 'open' })

  const later = await standingAt(days(400))
  expect(later).toMatchObject({ state: 'expired' })
  expect(later.remaining.map(({ kind }) => kind)).toEqual(['final', 'sign'])
  expect(await learner.start('update', days(400))).toMatchObject({ reason: 'nothing-to-catch-up' })
  await revokeCertification(db, { ...whose, ground: 'dishonesty', note: null }, operator, days(17))
  expect(await learner.start('update', days(18))).toMatchObject({ reason: 'revoked' })
})

test('a lesson read again since it changed, or in the very words that it has now, is not asked for once more', async () => {
  const { db, catalogue, learner, whose, standingAt } = await scene()
  const revisionId = await publishTestUpdate(db, catalogue, 'tides', { at: days(10), graceUntil: days(40) })
  const place = { personId: whose.personId, courseId: 'tides', lessonId: 'lesson-1' }
  expect(await findChangedLesson(db, place, days(11))).toMatchObject({ publishedAt: days(10), read: false })
  expect(await findChangedLesson(db, { ...place, lessonId: 'lesson-2' }, days(11))).toBeNull()
  await learner.learnLessons('tides', days(11))
  expect(await findChangedLesson(db, place, days(11))).toMatchObject({ read: true })
  await learner.sit('update', 'all', days(12))
  expect(await findChangedLesson(db, place, days(12))).toBeNull()

  // The same words published again, as a roll-back does, cannot be finished anew.
  await db
    .update(courseUpdates)
    .set({ withdrawnAt: days(20) })
    .where(eq(courseUpdates.courseRevisionId, revisionId))
  await db.insert(courseUpdates).values({
    id: 'again',
    programmeId: whose.programmeId,
    courseId: 'tides',
    courseRevisionId: 'rolled-back',
    lessonIds: ['lesson-1', 'no-longer-there'],
    objectives: ['decide'],
    publishedAt: days(20),
    graceUntil: days(50),
  })
  expect((await standingAt(days(21))).remaining.map(({ kind }) => kind)).toEqual(['update'])
  const due = await findChangesDue(db, whose, days(21))
  expect(due?.changes).toMatchObject([{ courseId: 'tides', lessons: [{ lessonId: 'lesson-1', read: true }] }])
})

function days(count: number): Date {
  return new Date(certifiedAt.getTime() + count * aDay)
}

/** A programme of two modules, and somebody certified in it on the second of March. */
async function scene() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const person = await addTestPerson(db)
  const whose = { personId: person.id, programmeId: catalogue.programmeId }
  const learner = learnerOf(db, catalogue, person.id)
  await learner.becomeCertified(certifiedAt)
  const [certificate] = await db.select().from(certificates)
  if (!certificate) throw new Error('There is no certificate')
  const gate = allowedQuery(db).prepare()
  return {
    db,
    catalogue,
    learner,
    whose,
    certificate,
    standingAt: (at: Date) => findStanding(db, whose, at),
    async allowedAt(now: Date) {
      const { identifier } = person
      return (await gate.execute({ identifier, platform: 'social-media', now })).length === 1
    },
    async stateAt(at: Date) {
      return (await listStates(db, { programmeId: whose.programmeId, personIds: [person.id] }, at)).get(person.id)
    },
  }
}
