import { expect, test } from 'vitest'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { lessonCompletions } from '#db/schema/index.ts'
import { addTestProgramme, publishTestProgramme, type TestQuestion } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { type Knowledge, learnerOf } from '#tests/support/learner.ts'
import { addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const operator = { kind: 'operator', name: 'somebody' } as const

test('who knows a module before its lessons is asked neither for them nor for its quiz, but for the final and the signature', async () => {
  const { db, learner, standingAt } = await enrol()

  expect(await learner.tryFirst('tides', 'all', monday)).toMatchObject({ passed: true, certificateId: null })

  const { modules, remaining, gate } = await standingAt(monday)
  expect(modules[0]).toMatchObject({ courseId: 'tides', testedOut: true, quizPassed: true })
  expect(modules[0]?.lessons.some((lesson) => lesson.completed)).toBe(false)
  expect(await db.select().from(lessonCompletions)).toEqual([])
  expect(remaining.map((step) => ('courseId' in step ? step.courseId : step.kind))).toEqual([
    ...['winds', 'winds', 'winds'],
    'final',
    'sign',
  ])
  expect(gate).toBe('shut')
})

test('who tested out of every module may begin the final, and the gate opens with the signature only', async () => {
  const { learner, standingAt } = await enrol()
  await learner.tryFirst('tides', 'all', monday)
  expect(await learner.start('final', monday)).toMatchObject({ reason: 'lessons-left' })
  await learner.tryFirst('winds', 'all', monday)

  expect(await learner.sit('final', 'all', monday)).toMatchObject({ passed: true, certificateId: null })
  expect((await standingAt(monday)).gate).toBe('shut')
  await learner.sign(monday)
  expect((await standingAt(monday)).gate).toBe('open')
})

test('with one critical question wrong, or with less than the mark, everything is asked as before', async () => {
  const { db, learner, standingAt, catalogue } = await enrol()
  const before = await standingAt(monday)
  const firstWrong = (count: number) => {
    const wrong = new Set<string>()
    return (question: TestQuestion) => {
      if (!question.critical && wrong.size < count) wrong.add(question.id)
      return !wrong.has(question.id)
    }
  }

  expect(await learner.tryFirst('tides', (question) => !question.critical, monday)).toMatchObject({ passed: false })
  expect(await learner.tryFirst('winds', firstWrong(2), monday)).toMatchObject({ passed: false, mark: { right: 8 } })

  const after = await standingAt(monday)
  expect(after.remaining).toEqual(before.remaining)
  expect(after.modules).toEqual(before.modules)
  const other = learnerOf(db, catalogue, (await addTestPerson(db)).id)
  expect(await other.sit('tides', firstWrong(1), monday, 'pre-assessment')).toMatchObject({ passed: true })
})

test('it asks ten questions of the quiz pool, over every objective and with critical ones, and none of the final', async () => {
  const { learner, catalogue, questionsOf } = await enrol()

  const asked = await questionsOf(await learner.begin('tides', monday))

  expect(asked).toHaveLength(10)
  expect(new Set(asked.map((one) => one.pool))).toEqual(new Set(['quiz']))
  expect(new Set(asked.map((one) => one.objective))).toEqual(new Set(catalogue.courses[0]?.objectives))
  expect(asked.some((one) => one.critical)).toBe(true)
})

test('its result says how each objective went and which lesson is about it, and nothing of the questions', async () => {
  const { db, person, learner } = await enrol()
  const attemptId = await learner.begin('tides', monday)
  expect(JSON.stringify(await findAttempt(db, { personId: person.id, attemptId }))).not.toMatch(/correct|because/i)
  await learner.tryFirst('tides', 'nothing', monday)

  const review = await findReview(db, { personId: person.id, attemptId })

  expect(review).toMatchObject({ kind: 'pre-assessment', passed: false })
  expect(review?.objectives).toHaveLength(2)
  expect(review?.objectives[0]).toMatchObject({ lessonId: 'lesson-1', right: 0 })
  expect(JSON.stringify(review)).not.toMatch(/correctOptionId|Because|optionIds|stemHtml|questionVersionId/)
})

test('it can be tried once, in however many tabs', async () => {
  const { learner } = await enrol()

  const tabs = await Promise.all([1, 2, 3].map(() => learner.start('tides', monday, 'pre-assessment')))
  expect(tabs.map((tab) => tab.kind).sort()).toEqual(['resumed', 'resumed', 'started'])
  await learner.tryFirst('tides', 'nothing', monday)

  const again = await Promise.all([1, 2].map(() => learner.start('tides', daysAfter(1), 'pre-assessment')))
  expect(again).toMatchObject([{ reason: 'tried-first-already' }, { reason: 'tried-first-already' }])
  expect(await learner.start('winds', monday, 'pre-assessment')).toMatchObject({ kind: 'started' })
})

test('it is for before the lessons, for modules of the programme and for people who are here', async () => {
  const { db, person, learner } = await enrol()
  expect(await learner.start('mountains', monday, 'pre-assessment')).toMatchObject({ reason: 'no-such-part' })
  await learner.learn(monday)
  expect(await learner.start('tides', daysAfter(1), 'pre-assessment')).toMatchObject({ reason: 'lessons-begun' })
  await recordLeaving(db, { personId: person.id }, operator, daysAfter(2))
  expect(await learner.start('tides', daysAfter(3), 'pre-assessment')).toMatchObject({ reason: 'left' })
})

test('a renewal allows it once more, and so does a material change of the programme', async () => {
  const { db, catalogue, learner } = await enrol()
  await learner.tryFirst('tides', 'all', monday)
  await learner.learn(daysAfter(1))
  await learner.sit('final', 'all', daysAfter(2))
  await learner.sign(daysAfter(2))
  expect(await learner.start('tides', daysAfter(30), 'pre-assessment')).toMatchObject({ reason: 'nothing-to-renew' })

  await publishTestProgramme(db, catalogue, { material: true, graceUntil: daysAfter(90), at: daysAfter(40) })
  expect(await learner.tryFirst('tides', 'nothing', daysAfter(41))).toMatchObject({ passed: false })
  expect(await learner.start('tides', daysAfter(42), 'pre-assessment')).toMatchObject({ reason: 'tried-first-already' })
  await learner.sit('final', 'all', daysAfter(43))

  expect(await learner.start('tides', daysAfter(43 + 340), 'pre-assessment')).toMatchObject({ kind: 'started' })
})

test('the quiz after it asks other questions first', async () => {
  const { db, person, learner, catalogue } = await enrol({ quiz: { draw: 2 } })
  const tried = new Set(
    (await questionsFrom(await learner.begin('tides', monday))).map((item) => item.questionVersionId),
  )
  await learner.tryFirst('tides', 'nothing', monday)
  await learner.learnLessons('tides', monday)

  const started = await learner.start('tides', daysAfter(1))
  if (started.kind === 'refused') throw new Error(started.reason)

  expect((await questionsFrom(started.attemptId)).filter((item) => tried.has(item.questionVersionId))).toEqual([])
  expect(
    [...catalogue.questions.values()].filter((one) => one.courseId === 'tides' && one.pool === 'quiz'),
  ).toHaveLength(12)

  async function questionsFrom(attemptId: string) {
    return (await findAttempt(db, { personId: person.id, attemptId }))?.items ?? []
  }
})

async function enrol(options: { quiz?: { draw: number } } = {}) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db, { quizCriticals: 2, ...options })
  const person = await addTestPerson(db)
  const common = learnerOf(db, catalogue, person.id)
  const whose = { personId: person.id, programmeId: catalogue.programmeId }
  const learner = {
    ...common,
    tryFirst: (part: string, knowledge: Knowledge, at: Date) => common.sit(part, knowledge, at, 'pre-assessment'),
    begin: async (part: string, at: Date) => {
      const started = await common.start(part, at, 'pre-assessment')
      if (started.kind === 'refused') throw new Error(started.reason)
      return started.attemptId
    },
  }
  const questionsOf = async (attemptId: string) => {
    const attempt = await findAttempt(db, { personId: person.id, attemptId })
    return (attempt?.items ?? []).flatMap((item) => catalogue.questions.get(item.questionVersionId) ?? [])
  }
  return { db, catalogue, person, learner, questionsOf, standingAt: (at: Date) => findStanding(db, whose, at) }
}

function daysAfter(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}
