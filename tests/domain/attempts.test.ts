import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { saveAnswer } from '#app/domain/assessment/save-answer.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { submitAttempt } from '#app/domain/assessment/submit-attempt.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'
import { answers, attempts, ledgerEntries } from '#db/schema/index.ts'
import {
  addTestProgramme,
  publishTestCourse,
  publishTestProgramme,
  type TestQuestion,
} from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('the final opens after every lesson and quiz, and with a promise of honesty', async () => {
  const { db, learner, catalogue, person } = await enrol({ learned: false })
  expect(await learner.start('final', monday)).toMatchObject({ reason: 'lessons-left' })
  expect(await learner.start('tides', monday)).toMatchObject({ reason: 'lessons-left' })
  expect(await learner.start('mountains', monday)).toMatchObject({ reason: 'no-such-part' })
  await learner.learn(monday)

  const theirs = { personId: person.id, programmeId: catalogue.programmeId }
  const start = { ...theirs, kind: 'final', part: 'final', language: 'en' } as const
  expect(await startAttempt(db, { ...start, honestyAccepted: false }, monday)).toMatchObject({
    reason: 'honesty-not-accepted',
  })
  expect(await startAttempt(db, { ...start, honestyAccepted: true }, monday)).toMatchObject({ kind: 'started' })
})

test('nothing that is shown before submission tells which option is right', async () => {
  const { db, learner, person } = await enrol()
  const attemptId = await learner.begin('final', monday)

  const shown = JSON.stringify(await findAttempt(db, { personId: person.id, attemptId }))

  expect(shown).not.toMatch(/correct|because/i)
  expect(await findReview(db, { personId: person.id, attemptId })).toBeNull()
})

test('a quiz shows every reason afterwards, a final only its objectives and where to read again', async () => {
  const { db, learner, person } = await enrol()
  const quizId = await learner.finish('tides', 'nothing', monday)
  const finalId = await learner.finish('final', 'nothing', monday)

  const quiz = await findReview(db, { personId: person.id, attemptId: quizId })
  expect(JSON.stringify(quiz)).toMatch(/correctOptionId.*|Because of/)
  const final = await findReview(db, { personId: person.id, attemptId: finalId })
  expect(JSON.stringify(final)).not.toMatch(/correctOptionId|Because|optionIds|stemHtml/)
  expect(final?.objectives).toContainEqual({
    courseId: 'tides',
    objective: 'decide',
    text: { en: 'To decide' },
    lessonId: 'lesson-1',
    right: 0,
    total: 1,
    criticalFailed: true,
  })
})

test('an answer may be saved again and again, and the last one counts', async () => {
  const { db, learner, catalogue, person } = await enrol()
  const attemptId = await learner.begin('tides', monday)
  const given = await learner.answersFor(attemptId, 'all')
  for (const { questionVersionId, optionId } of given) {
    const wrong = catalogue.questions.get(questionVersionId)?.wrongOptionId as string
    const answer = { personId: person.id, attemptId, questionVersionId }
    await saveAnswer(db, { ...answer, optionId: wrong }, monday)
    expect(await saveAnswer(db, { ...answer, optionId }, monday)).toEqual({ kind: 'saved' })
  }

  expect(await submitAttempt(db, { personId: person.id, attemptId }, monday)).toMatchObject({
    passed: true,
    mark: { scorePercent: 100 },
  })
})

test('questions and options that were not drawn, and attempts of others, are refused and nothing is kept', async () => {
  const { db, learner, catalogue, person } = await enrol()
  const attemptId = await learner.begin('final', monday)
  const stranger = await addTestPerson(db)
  const [first, second] = await learner.answersFor(attemptId, 'all')
  if (!first || !second) throw new Error('The paper is too short')
  const drawn = new Set((await learner.answersFor(attemptId, 'all')).map((one) => one.questionVersionId))
  const foreign = [...catalogue.questions.values()].find((one) => !drawn.has(one.id)) as TestQuestion

  const mine = { personId: person.id, attemptId }
  const refused = { kind: 'refused', reason: 'not-on-this-paper' }
  expect(await saveAnswer(db, { ...mine, questionVersionId: foreign.id, optionId: 'a' }, monday)).toEqual(refused)
  expect(await saveAnswer(db, { ...mine, ...first, optionId: 'z' }, monday)).toEqual(refused)
  expect(await saveAnswer(db, { ...first, personId: stranger.id, attemptId }, monday)).toMatchObject({
    reason: 'no-such-attempt',
  })
  const withForeign = [first, { questionVersionId: foreign.id, optionId: 'a' }]
  expect(await submitAttempt(db, { ...mine, answers: withForeign }, monday)).toEqual(refused)
  expect(await submitAttempt(db, { ...mine, answers: [first, second, first] }, monday)).toMatchObject({
    reason: 'answered-twice',
  })
  expect(await submitAttempt(db, { personId: stranger.id, attemptId }, monday)).toMatchObject({
    reason: 'no-such-attempt',
  })
  expect(await findAttempt(db, { personId: stranger.id, attemptId })).toBeNull()
  expect(await db.select().from(answers).where(eq(answers.attemptId, attemptId))).toEqual([])
})

test('however often a final is handed in, it is marked and recorded once', async () => {
  const { db, learner, person } = await enrol()
  const attemptId = await learner.begin('final', monday)
  const given = await learner.answersFor(attemptId, 'all')
  const submit = () => submitAttempt(db, { personId: person.id, attemptId, answers: given }, monday)

  const outcomes = await Promise.all([submit(), submit(), submit()])

  expect(outcomes[1]).toEqual(outcomes[0])
  expect(outcomes[2]).toEqual(outcomes[0])
  const entries = await db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.subjectId, attemptId), eq(ledgerEntries.action, 'attempt.submitted')))
  expect(entries).toHaveLength(1)
  const [first] = given
  if (!first) throw new Error('The paper is empty')
  expect(await saveAnswer(db, { ...first, personId: person.id, attemptId }, monday)).toMatchObject({
    reason: 'already-submitted',
  })
})

test('two tabs that begin at once sit at the same paper', async () => {
  const { db, learner } = await enrol()

  const [one, other] = await Promise.all([learner.start('final', monday), learner.start('final', monday)])

  expect([one.kind, other.kind].sort()).toEqual(['resumed', 'started'])
  expect(one).toMatchObject({ attemptId: (other as { attemptId: string }).attemptId })
  expect(await db.select().from(attempts).where(eq(attempts.part, 'final'))).toHaveLength(1)
})

test('the last attempt cannot be spent twice', async () => {
  const { db, learner, person } = await enrol()
  await learner.finish('final', 'nothing', monday)
  await learner.finish('final', 'nothing', hoursAfter(monday, 25))
  const lastDay = hoursAfter(monday, 50)
  const starts = await Promise.all([learner.start('final', lastDay), learner.start('final', lastDay)])
  const attemptId = (starts[0] as { attemptId: string }).attemptId
  const given = await learner.answersFor(attemptId, 'nothing')

  const again = hoursAfter(monday, 80)
  const outcomes = await Promise.all([
    submitAttempt(db, { personId: person.id, attemptId, answers: given }, lastDay),
    learner.start('final', again),
    submitAttempt(db, { personId: person.id, attemptId, answers: given }, lastDay),
    learner.start('final', again),
  ])

  expect(outcomes[1]).toMatchObject({ kind: 'refused', reason: 'needs-unlock' })
  expect(outcomes[3]).toMatchObject({ kind: 'refused', reason: 'needs-unlock' })
  expect(await db.select().from(attempts).where(eq(attempts.part, 'final'))).toHaveLength(3)
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
})

test('a failed final is followed by a pause of a day, and the learner is told until when', async () => {
  const { learner } = await enrol()
  await learner.finish('final', 'nothing', monday)

  expect(await learner.start('final', hoursAfter(monday, 23))).toEqual({
    kind: 'refused',
    reason: 'cool-down',
    opensAt: hoursAfter(monday, 24),
  })
  expect(await learner.start('final', hoursAfter(monday, 24))).toMatchObject({ kind: 'started' })
})

test('who failed only a critical question retakes that objective, and passes with it', async () => {
  const { db, learner, catalogue, person } = await enrol()
  const failed = await learner.finish('final', (question) => !isCriticalOf(question, 'tides'), monday)
  expect(await findAttempt(db, { personId: person.id, attemptId: failed })).toMatchObject({
    passed: false,
    mark: { scorePercent: 83, failedCriticals: [{ courseId: 'tides', objective: 'decide' }] },
  })

  const tuesday = hoursAfter(monday, 25)
  const retake = await learner.begin('final', tuesday)
  const paper = await findAttempt(db, { personId: person.id, attemptId: retake })
  expect(paper?.items).toHaveLength(1)
  expect(paper).toMatchObject({
    retakes: [{ courseId: 'tides', objective: 'decide' }],
    items: [{ critical: true, courseId: 'tides' }],
  })
  const first = await findAttempt(db, { personId: person.id, attemptId: failed })
  expect(first?.items.map((item) => item.questionVersionId)).not.toContain(paper?.items[0]?.questionVersionId)

  expect(await learner.sit('final', 'all', tuesday)).toMatchObject({ passed: true })
  expect(await learner.sign(tuesday)).toMatchObject({ certificateId: expect.any(String) })
  expect(await listAttempts(db, { personId: person.id, programmeId: catalogue.programmeId })).toMatchObject([
    { retake: true, passed: true },
    { retake: false, passed: false },
    {},
    {},
  ])
})

test('who failed a critical question and too many others sits the whole final again', async () => {
  const { db, learner, person } = await enrol()
  await learner.finish('final', (question) => !question.critical, monday)
  const attemptId = await learner.begin('final', hoursAfter(monday, 25))

  const paper = await findAttempt(db, { personId: person.id, attemptId })

  expect(paper).toMatchObject({ retakes: null })
  expect(paper?.items).toHaveLength(6)
})

test('an attempt in progress keeps its questions and its programme when new ones are published', async () => {
  const { db, learner, catalogue, person } = await enrol()
  const attemptId = await learner.begin('final', monday)
  const before = await findAttempt(db, { personId: person.id, attemptId })
  await publishTestCourse(db, catalogue, 'tides', { at: hoursAfter(monday, 1) })
  await publishTestProgramme(db, catalogue, { final: { passPercent: 100 }, at: hoursAfter(monday, 1) })

  expect(await findAttempt(db, { personId: person.id, attemptId })).toEqual(before)
  const oneWrong = before?.items.find((item) => !item.critical)?.questionVersionId
  const outcome = await learner.sit('final', (question) => question.id !== oneWrong, hoursAfter(monday, 2))
  expect(outcome).toMatchObject({ kind: 'marked', attemptId, passed: true, mark: { scorePercent: 83 } })
})

test('with a time limit late answers are refused, and what was saved in time is marked', async () => {
  const { db, learner, person } = await enrol({ final: { timeLimitMinutes: 30 } })
  const attemptId = await learner.begin('final', monday)
  const [first, ...rest] = await learner.answersFor(attemptId, 'all')
  if (!first) throw new Error('The paper is empty')
  const mine = { personId: person.id, attemptId }
  expect(await saveAnswer(db, { ...mine, ...first }, minutesAfter(monday, 30))).toEqual({ kind: 'saved' })

  const late = minutesAfter(monday, 31)
  expect(await saveAnswer(db, { ...mine, ...(rest[0] ?? first) }, late)).toMatchObject({ reason: 'time-over' })
  expect(await submitAttempt(db, { ...mine, answers: rest }, late)).toMatchObject({
    passed: false,
    mark: { right: 1, total: 6 },
  })
})

test('an attempt whose time ran out unseen counts before the next one begins, and the pause runs from its end', async () => {
  const { learner } = await enrol({ final: { timeLimitMinutes: 30 } })
  const attemptId = await learner.begin('final', monday)

  expect(await learner.start('final', hoursAfter(monday, 2))).toEqual({
    kind: 'refused',
    reason: 'cool-down',
    opensAt: minutesAfter(monday, 30 + 24 * 60),
  })
  const next = await learner.start('final', hoursAfter(monday, 25))
  expect(next).toMatchObject({ kind: 'started' })
  expect((next as { attemptId: string }).attemptId).not.toBe(attemptId)
})

test('a bank that is too small for the blueprint is said to be so', async () => {
  const { learner } = await enrol({ quiz: { draw: 40 }, learned: false, rulesLive: true })
  await learner.learn(monday)

  expect(await learner.start('tides', monday)).toMatchObject({ kind: 'refused', reason: 'bank-too-small' })
})

async function enrol({
  learned = true,
  ...options
}: {
  learned?: boolean
  rulesLive?: boolean
  final?: Partial<ProgrammeBody['final']>
  quiz?: Partial<ProgrammeBody['quiz']>
} = {}) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db, options)
  const person = await addTestPerson(db)
  const learner = learnerOf(db, catalogue, person.id)
  if (learned) await learner.learn(new Date(monday.getTime() - 86_400_000))
  const begin = async (part: string, at: Date) => {
    const started = await learner.start(part, at)
    if (started.kind === 'refused') throw new Error(started.reason)
    return started.attemptId
  }
  const finish = async (...[part, knowledge, at]: Parameters<typeof learner.sit>) => {
    const outcome = await learner.sit(part, knowledge, at)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    return outcome.attemptId
  }
  return { db, catalogue, person, learner: { ...learner, begin, finish } }
}

function isCriticalOf(question: TestQuestion, courseId: string): boolean {
  return question.critical && question.courseId === courseId
}

function hoursAfter(instant: Date, hours: number): Date {
  return minutesAfter(instant, hours * 60)
}

function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}
