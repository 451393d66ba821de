import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { correctQuestion, regradeWork } from '#app/domain/assessment/correct-question.ts'
import { findBank } from '#app/domain/assessment/find-bank.ts'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { previewCorrection } from '#app/domain/assessment/preview-correction.ts'
import { regradeAttempts } from '#app/domain/assessment/regrade-attempts.ts'
import { submitAttempt } from '#app/domain/assessment/submit-attempt.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import {
  attemptRegrades,
  attemptReturns,
  attempts,
  type ConcernSubject,
  certificates,
  concerns,
  ledgerEntries,
  outgoingMails,
  people,
  questionCorrections,
  workItems,
} from '#db/schema/index.ts'
import { addTestProgramme, publishTestProgramme, type TestQuestion } from '#tests/support/catalogue.ts'
import { addAuthorOf, correctAndRegrade, correctKey } from '#tests/support/corrections.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { type Knowledge, learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'

const longBefore = new Date('2026-01-05T08:00:00.000Z')
const monday = new Date('2026-03-02T08:00:00.000Z')
const wednesday = new Date('2026-03-04T08:00:00.000Z')
const later = (days: number) => new Date(wednesday.getTime() + days * 86_400_000)

test('who passes by the corrected key is certified today, with today’s dates, and what was recorded before stays', async () => {
  const { db, learner, catalogue, programmeId, personId, wrongCritical } = await scene()
  await learner.becomeCertified(longBefore)
  await publishTestProgramme(db, catalogue, { material: true, graceUntil: later(30), at: monday })
  const [failed] = await wrongCritical(monday)
  const before = await db.select().from(attempts).where(eq(attempts.id, failed.attemptId))
  const stood = await findStanding(db, { personId, programmeId }, monday)

  await correctAndRegrade(db, failed, wednesday)

  const [, certificate] = await db.select().from(certificates).orderBy(asc(certificates.issuedAt))
  expect(certificate).toMatchObject({ attemptId: failed.attemptId, issuedAt: wednesday, validFrom: wednesday })
  expect(await findStanding(db, { personId, programmeId }, wednesday)).toMatchObject({
    state: 'certified',
    remaining: [],
  })
  expect(await findStanding(db, { personId, programmeId }, monday)).toEqual(stood)
  expect(await db.select().from(attempts).where(eq(attempts.id, failed.attemptId))).toEqual(before)
  expect(await findReview(db, { personId, attemptId: failed.attemptId })).toMatchObject({
    passed: true,
    mark: { right: 6 },
    regraded: { regradedAt: wednesday, first: { passed: false, right: 5 }, later: { passed: true, right: 6 } },
  })
  expect((await listAttempts(db, { personId, programmeId }))[0]).toMatchObject({ passed: true, scorePercent: 100 })
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
  const entries = await db.select().from(ledgerEntries)
  const actions = entries.map(({ action }) => action)
  expect(actions.slice(-3)).toEqual(['question.corrected', 'certificate.awarded', 'attempts.regraded'])
})

test('a pass by the corrected key waits for the signature like any other', async () => {
  const { db, learner, programmeId, personId, wrongCritical } = await scene()
  await learner.learn(monday)
  const [failed] = await wrongCritical(monday)

  await correctAndRegrade(db, failed, wednesday)

  const standing = await findStanding(db, { personId, programmeId }, wednesday)
  expect(standing.remaining).toMatchObject([{ kind: 'sign' }])
  expect(await learner.sign(later(1))).toMatchObject({ kind: 'signed', certificateId: expect.any(String) })
})

test('a pass stands whatever the corrected key makes of it', async () => {
  const { db, learner, programmeId, personId, catalogue } = await scene()
  await learner.becomeCertified(monday)
  const final = (await listAttempts(db, { personId, programmeId })).find(({ kind }) => kind === 'final')
  const critical = (await paperOf(db, final?.id)).map((id) => catalogue.questions.get(id)).find((one) => one?.critical)
  const key = { questionVersionId: critical?.id ?? '', correctOptionId: critical?.wrongOptionId ?? '' }
  const before = await findStanding(db, { personId, programmeId }, wednesday)

  expect(await previewCorrection(db, key, wednesday)).toMatchObject({ asked: 1, passesKept: 1, finalsPassing: 0 })
  await correctAndRegrade(db, key, wednesday)

  expect(await findStanding(db, { personId, programmeId }, wednesday)).toEqual(before)
  expect(await findReview(db, { personId, attemptId: final?.id ?? '' })).toMatchObject({
    passed: true,
    mark: { right: 6 },
    regraded: { first: { passed: true, right: 6 }, later: { passed: false, right: 5 } },
  })
  expect(await mailsAbout(db)).toEqual([])
})

test('a final that still fails is given back, with its pause and its place among the counted ones', async () => {
  const { db, learner, programmeId, personId, wrongCritical } = await scene()
  await learner.learn(monday)
  const [failed] = await wrongCritical(monday, 2)
  const whose = { personId, programmeId }
  const soon = new Date(monday.getTime() + 3_600_000)
  expect((await findStanding(db, whose, soon)).remaining).toMatchObject([{ kind: 'final', blocked: 'cool-down' }, {}])

  await correctAndRegrade(db, failed, soon)

  expect((await findStanding(db, whose, soon)).remaining).toMatchObject([
    { kind: 'final', blocked: null, retake: true },
    {},
  ])
  expect(await db.select().from(attemptReturns)).toMatchObject([{ attemptId: failed.attemptId, concernId: null }])
  expect(await learner.start('final', soon)).toMatchObject({ kind: 'started' })
  const [mail] = await mailsAbout(db)
  expect(mail?.body).toContain(`/attempts/${failed.attemptId}/result`)
  expect(mail?.body).not.toMatch(/\d of \d/)
})

test('a paper that is still open is marked by the corrected key when it is handed in, and the question is drawn no more', async () => {
  const { db, learner, programmeId, personId, catalogue } = await scene()
  await learner.learn(monday)
  const started = await learner.start('final', monday)
  const attemptId = started.kind === 'refused' ? '' : started.attemptId
  const answers = await learner.answersFor(attemptId, (question) => !question.critical)
  const wrong = answers.find(({ questionVersionId }) => catalogue.questions.get(questionVersionId)?.critical)
  const key = { questionVersionId: wrong?.questionVersionId ?? '', correctOptionId: wrong?.optionId ?? '' }

  await correctAndRegrade(db, key, wednesday)
  const marked = await submitAttempt(db, { personId, attemptId, answers }, wednesday)

  expect(marked).toMatchObject({ kind: 'marked', mark: { right: 5 } })
  expect(await db.select().from(attemptRegrades)).toEqual([])
  const { courseId } = catalogue.questions.get(key.questionVersionId) as TestQuestion
  expect((await findBank(db, [courseId], wednesday)).map(({ id }) => id)).not.toContain(key.questionVersionId)
  expect((await listAttempts(db, { personId, programmeId }))[0]).toMatchObject({ regradedAt: null })
})

test('two corrections of one paper count together, and each is done once however often it is asked', async () => {
  const { db, learner, personId, wrongCritical } = await scene()
  await learner.learn(monday)
  const [first, second] = await wrongCritical(monday, 2)

  const one = await correctAndRegrade(db, first, wednesday)
  const other = await correctAndRegrade(db, second as typeof first, wednesday)
  for (const correctionId of [one, other, one]) {
    expect(await regradeAttempts(db, { correctionId, baseUrl: '' }, later(1))).toBe(0)
  }

  expect(await findReview(db, { personId, attemptId: first.attemptId })).toMatchObject({
    passed: true,
    mark: { right: 6 },
  })
  expect(await db.select().from(attemptRegrades)).toHaveLength(2)
  expect(await mailsAbout(db)).toHaveLength(2)
})

test('after a crash in the middle the marking goes on where it stopped, and nobody is told twice', async () => {
  const { db, learner, catalogue, wrongCritical } = await scene()
  await learner.learn(monday)
  const [failed] = await wrongCritical(monday)
  // A second person with the same paper, whose answers bring the marking down.
  const other = await addTestPerson(db, { email: 'other@example.test' })
  const [paper] = await db.select().from(attempts).where(eq(attempts.id, failed.attemptId))
  if (!paper) throw new Error('There is no paper')
  const broken = { ...paper, id: 'zz-broken', personId: other.id, programmeVersionId: paper.programmeVersionId }
  await db
    .insert(attempts)
    .values({ ...broken, paper: [...paper.paper, { questionVersionId: 'missing', optionIds: [] }] })
  const correctionId = await correctKey(db, failed, wednesday).catch(() => null)
  expect(correctionId, 'a preview must not hide what cannot be marked').toBeNull()
  await db.update(attempts).set({ paper: paper.paper }).where(eq(attempts.id, 'zz-broken'))

  const sound = await correctKey(db, failed, wednesday)
  await db
    .update(attempts)
    .set({ paper: [...paper.paper, { questionVersionId: 'missing', optionIds: [] }] })
    .where(eq(attempts.id, 'zz-broken'))
  await expect(regradeAttempts(db, { correctionId: sound, baseUrl: '' }, wednesday)).rejects.toThrow('missing')
  await db.update(attempts).set({ paper: paper.paper }).where(eq(attempts.id, 'zz-broken'))
  await regradeAttempts(db, { correctionId: sound, baseUrl: '' }, wednesday)
  await regradeAttempts(db, { correctionId: sound, baseUrl: '' }, wednesday)

  expect(await db.select().from(attemptRegrades)).toHaveLength(2)
  expect(await db.select().from(attemptReturns)).toHaveLength(1)
  expect(catalogue.questions.has(failed.questionVersionId)).toBe(true)
})

test('where no option can be called right, everybody has it right, even who left it out', async () => {
  const { db, learner, personId, programmeId } = await scene()
  await learner.learn(monday)
  const started = await learner.start('final', monday)
  const attemptId = started.kind === 'refused' ? '' : started.attemptId
  const [left, ...answers] = await learner.answersFor(attemptId, 'all')
  await submitAttempt(db, { personId, attemptId, answers }, monday)

  await correctAndRegrade(db, { questionVersionId: left?.questionVersionId ?? '', correctOptionId: null }, wednesday)

  expect((await listAttempts(db, { personId, programmeId }))[0]).toMatchObject({ passed: true, scorePercent: 100 })
})

test('a retake that followed keeps its worth when the paper before it passes after all', async () => {
  const { db, learner, programmeId, personId, wrongCritical } = await scene()
  await learner.learn(monday)
  const [failed] = await wrongCritical(monday)
  await learner.sit('final', 'nothing', wednesday)
  expect((await findStanding(db, { personId, programmeId }, wednesday)).finalPassed).toBe(false)

  await correctAndRegrade(db, failed, later(1))
  await learner.sign(later(1))

  expect(await db.select().from(certificates)).toMatchObject([{ attemptId: failed.attemptId, issuedAt: later(1) }])
})

test('a failed final that a certificate followed is marked anew and nothing else comes of it', async () => {
  const { db, learner, personId, programmeId, wrongCritical } = await scene()
  await learner.learn(monday)
  const [failed] = await wrongCritical(monday)
  await learner.sit('final', 'all', wednesday)
  await learner.sign(wednesday)
  const before = await findStanding(db, { personId, programmeId }, later(1))

  await correctAndRegrade(db, failed, later(1))

  expect(await findStanding(db, { personId, programmeId }, later(1))).toEqual(before)
  expect(await db.select().from(certificates)).toHaveLength(1)
  expect(await mailsAbout(db)).toEqual([])
  expect(await db.select().from(attemptRegrades)).toMatchObject([{ passed: true }])
})

test.each(['quiz', 'pre-assessment'] as const)(
  'a %s that passes by the corrected key is passed from then on',
  async (kind) => {
    const { db, learner, programmeId, personId, catalogue } = await scene({
      preAssessment: { draw: 4, passPercent: 80 },
    })
    if (kind === 'quiz') await learner.learnLessons('tides', monday)
    const { attemptId, wrong } = await sitWithOneWrong('tides', monday, kind)

    await correctAndRegrade(db, wrong, wednesday)

    const module = async (at: Date) =>
      (await findStanding(db, { personId, programmeId }, at)).modules.find(({ courseId }) => courseId === 'tides')
    expect(await module(monday)).toMatchObject({ quizPassed: false, testedOut: false })
    expect(await module(wednesday)).toMatchObject({ quizPassed: true, testedOut: kind === 'pre-assessment' })
    expect(await mailsAbout(db)).toHaveLength(1)
    const review = await findReview(db, { personId, attemptId })
    if (review && 'items' in review) {
      const item = review.items.find(({ questionVersionId }) => questionVersionId === wrong.questionVersionId)
      expect(item).toMatchObject({ corrected: true, correctOptionId: wrong.correctOptionId })
    }

    async function sitWithOneWrong(part: string, at: Date, as: 'quiz' | 'pre-assessment') {
      const started = await learner.start(part, at, as)
      if (started.kind === 'refused') throw new Error(started.reason)
      const answers = await learner.answersFor(started.attemptId, 'all')
      const [first] = answers
      const question = catalogue.questions.get(first?.questionVersionId ?? '')
      if (!first || !question) throw new Error('The paper is empty')
      first.optionId = question.wrongOptionId
      await submitAttempt(db, { personId, attemptId: started.attemptId, answers }, at)
      const wrong = { questionVersionId: first.questionVersionId, correctOptionId: first.optionId }
      return { attemptId: started.attemptId, wrong }
    }
  },
)

test('only an author of the course corrects its keys, with a reason, after a look at what it does', async () => {
  const { db, learner, personId, wrongCritical } = await scene()
  await learner.learn(monday)
  const [{ attemptId, ...key }] = await wrongCritical(monday)
  const author = await addAuthorOf(db, 'tides', monday)
  const foreign = await addAuthorOf(db, 'winds', monday)
  const trainer = await addTestOfficer(db, 'trainer')
  const { fingerprint } = await previewCorrection(db, key, wednesday)
  const correction = { ...key, courseId: 'tides', reason: 'B is right', concernId: null, fingerprint, baseUrl: '' }
  const by = (who: typeof author, changes = {}) =>
    correctQuestion(db, { ...correction, ...changes }, who.actor, wednesday)

  expect(await by(foreign)).toMatchObject({ reason: 'course-authors-only' })
  expect(await by(trainer)).toMatchObject({ reason: 'course-authors-only' })
  expect(await by(foreign, { courseId: 'winds' })).toMatchObject({ reason: 'no-such-question' })
  expect(await by(author, { reason: ' ' })).toMatchObject({ reason: 'correction-reason-missing' })
  expect(await by(author, { correctOptionId: 'x' })).toMatchObject({ reason: 'no-such-option' })
  expect(await by(author, { concernId: 'none' })).toMatchObject({ reason: 'no-such-concern' })
  const elsewhere = await raisedAbout(db, personId, { kind: 'page', page: '/help' })
  expect(await by(author, { concernId: elsewhere })).toMatchObject({ reason: 'no-such-concern' })
  expect(await by(author, { correctOptionId: null })).toMatchObject({ reason: 'changed-since-preview' })
  expect(await db.select().from(questionCorrections)).toEqual([])

  const about = { kind: 'question', attemptId, questionVersionId: key.questionVersionId } as const
  const first = await by(author, { concernId: await raisedAbout(db, personId, about) })
  expect(first).toMatchObject({ kind: 'corrected' })
  expect(await by(author)).toEqual(first)
  expect(await by(author, { correctOptionId: null })).toMatchObject({ reason: 'corrected-already' })
  const queued = await db.select().from(workItems).where(eq(workItems.kind, regradeWork))
  expect(queued).toHaveLength(1)
})

test('an author whose own paper would gain by it leaves the correction to another author', async () => {
  const { db, learner, personId, wrongCritical } = await scene()
  await learner.learn(monday)
  const [{ attemptId, ...key }] = await wrongCritical(monday)
  const author = await addAuthorOf(db, 'tides', monday)
  // The paper becomes the author's own.
  await db.update(attempts).set({ personId: author.id }).where(eq(attempts.id, attemptId))
  const { fingerprint } = await previewCorrection(db, key, wednesday)
  const correction = { ...key, courseId: 'tides', reason: 'B is right', concernId: null, fingerprint, baseUrl: '' }

  expect(await correctQuestion(db, correction, author.actor, wednesday)).toMatchObject({ reason: 'own-paper' })
  const colleague = await addAuthorOf(db, 'tides', monday)
  expect(await correctQuestion(db, correction, colleague.actor, wednesday)).toMatchObject({ kind: 'corrected' })
  expect(personId).not.toBe(author.id)
})

test('the preview says in numbers and units what would change, and which draws become too small', async () => {
  const { db, learner, wrongCritical } = await scene({
    final: {
      blueprint: [
        { module: 'tides', objective: 'sort', critical: false, draw: 2 },
        { module: 'tides', objective: 'decide', critical: true, draw: 4 },
      ],
    },
  })
  await learner.learn(monday)
  const [failed] = await wrongCritical(monday)

  const preview = await previewCorrection(db, failed, wednesday)

  expect(preview).toMatchObject({ asked: 1, finalsPassing: 0, finalsBack: 1, passesKept: 0, othersPassing: 0 })
  // In a unit of few, one is somebody.
  expect(preview.units).toEqual([])
  expect(preview.thin).toMatchObject([{ courseId: 'tides', pool: 'final', critical: true, draw: 4, holds: 3 }])
})

function mailsAbout(db: Awaited<ReturnType<typeof emptyDatabase>>) {
  return db.select().from(outgoingMails).where(eq(outgoingMails.subject, 'One of your tests was marked again'))
}

async function paperOf(db: Awaited<ReturnType<typeof emptyDatabase>>, attemptId: string | undefined) {
  const [attempt] = await db
    .select()
    .from(attempts)
    .where(eq(attempts.id, attemptId ?? ''))
  return (attempt?.paper ?? []).map(({ questionVersionId }) => questionVersionId)
}

async function scene(
  options: Parameters<typeof addTestProgramme>[1] & { preAssessment?: { draw: number; passPercent: number } } = {},
) {
  const { preAssessment, ...rest } = options
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db, { ...rest, ...(preAssessment && { body: { preAssessment } }) })
  const { id: personId } = await addTestPerson(db)
  await db.update(people).set({ email: 'learner@example.test' }).where(eq(people.id, personId))
  const learner = learnerOf(db, catalogue, personId)

  /** Sits the final with so many critical questions wrong, those of `tides` first. Answers what was chosen there. */
  async function wrongCritical(at: Date, count = 1) {
    const modules = ['tides', 'winds'].slice(0, count)
    const knowledge: Knowledge = (question) => !(question.critical && modules.includes(question.courseId))
    const sat = await learner.sit('final', knowledge, at)
    if (sat.kind !== 'marked') throw new Error(sat.reason)
    const chosen = (await paperOf(db, sat.attemptId))
      .flatMap((id) => catalogue.questions.get(id) ?? [])
      .filter((question) => question.critical && modules.includes(question.courseId))
      .sort((one, other) => (one.courseId < other.courseId ? -1 : 1))
    const wrong = chosen.slice(0, count).map((question) => ({
      attemptId: sat.attemptId,
      questionVersionId: question.id,
      correctOptionId: question.wrongOptionId,
    }))
    return wrong as [(typeof wrong)[number], ...typeof wrong]
  }

  return { db, catalogue, programmeId: catalogue.programmeId, personId, learner, wrongCritical }
}

async function raisedAbout(db: Awaited<ReturnType<typeof emptyDatabase>>, personId: string, about: ConcernSubject) {
  const id = randomUUID()
  const concern = {
    id,
    personId,
    kind: 'wrong-here' as const,
    about,
    language: 'en' as const,
    words: 'Look',
    raisedAt: monday,
  }
  await db.insert(concerns).values(concern)
  return id
}
