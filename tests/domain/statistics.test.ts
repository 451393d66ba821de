import { expect, test } from 'vitest'
import { findCourseStatistics } from '#app/domain/statistics/find-course-statistics.ts'
import { itemFlags } from '#app/domain/statistics/item-flags.ts'
import { itemStatistics } from '#app/domain/statistics/item-statistics.ts'
import { emptyTally, tallyAnswer } from '#app/domain/statistics/item-tally.ts'
import { objectiveMastery } from '#app/domain/statistics/objective-mastery.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { type Knowledge, learnerOf } from '#tests/support/learner.ts'
import { addTestPerson, addTestUnit } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T08:00:00.000Z')
const tuesday = new Date('2026-03-03T08:00:00.000Z')
const wednesday = new Date('2026-03-04T08:00:00.000Z')
const question = { optionIds: ['a', 'b', 'c'], correctOptionId: 'a' }

test('facility, discrimination and shares are those that can be worked out by hand', () => {
  const tally = tallied([
    ['a', 0.9, 6],
    ['a', 0.5, 2],
    ['b', 0.5, 2],
    ['b', 0.1, 6],
    [null, 0.1, 4],
  ])

  const statistics = itemStatistics(tally, question)

  // x is right for 8 of 20; the others' mean share is 0.42 with a mean square of 0.298; the mean of the product is 0.32.
  const expected = (0.32 - 0.4 * 0.42) / (Math.sqrt(0.4 * 0.6) * Math.sqrt(0.298 - 0.42 ** 2))
  expect(statistics).toMatchObject({ people: 20, facility: 0.4, unansweredShare: 0.2, medianSeconds: 20 })
  expect(statistics?.discrimination).toBeCloseTo(expected, 10)
  expect(statistics?.options.map(({ share }) => share)).toEqual([0.4, 0.4, 0])
})

test('of fewer than ten people nothing is said, nor of a best quarter of fewer than ten', () => {
  expect(itemStatistics(tallied([['a', 0.5, 9]]), question)).toBeNull()
  expect(objectiveMastery('sort', new Map([[1, 9]]))).toEqual({ objective: 'sort', people: 9, mastery: null })
  const ten = itemStatistics(
    tallied([
      ['a', 0.9, 5],
      ['b', 0.1, 5],
    ]),
    question,
  )
  expect(ten?.options.every(({ amongBest, amongWeakest }) => amongBest === null && amongWeakest === null)).toBe(true)
})

test('where the best learners choose another option, the author is told to check the key', () => {
  const statistics = itemStatistics(
    tallied([
      ['b', 0.9, 20],
      ['a', 0.5, 10],
      ['a', 0.2, 20],
    ]),
    question,
  )

  const flags = statistics && itemFlags(statistics, 'a')

  expect(flags?.map(({ kind }) => kind)).toEqual(['best-choose-another', 'weakest-do-better', 'nobody-chooses'])
  expect(flags?.[0]).toMatchObject({ optionId: 'b', optionPlace: 2 })
})

test('a question that does its work is left in peace', () => {
  const sound = tallied([
    ['a', 0.9, 25],
    ['a', 0.6, 10],
    ['b', 0.5, 8],
    ['c', 0.2, 7],
  ])

  const statistics = itemStatistics(sound, question)

  expect(statistics && itemFlags(statistics, 'a')).toEqual([])
})

test('only first attempts count, and quiz and final are told apart', async () => {
  const { db, programme, sit } = await classOf(40)
  await sit('quiz', 'nothing', monday)
  await sit('quiz', 'all', tuesday)

  const statistics = await findCourseStatistics(db, programme.courses[0]?.id ?? '', wednesday)

  const asked = statistics?.quiz.questions.filter(({ statistics }) => statistics !== null) ?? []
  expect(statistics?.quiz.people).toBe(40)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.every(({ statistics }) => statistics?.facility === 0)).toBe(true)
  expect(statistics?.final.people).toBe(0)
  expect(statistics?.final.questions.every(({ statistics }) => statistics === null)).toBe(true)
  expect(statistics?.quiz.objectives.every(({ mastery }) => mastery?.meanShare === 0)).toBe(true)
})

test('lessons tell how far people come, once there are enough of them', async () => {
  const few = await classOf(9)
  await few.learn(monday)
  const courseId = few.programme.courses[0]?.id ?? ''
  expect((await findCourseStatistics(few.db, courseId, wednesday))?.lessons).toEqual({ begun: 9, lessons: null })

  const { db, learn } = await classOf(12)
  await learn(monday)

  expect(await findCourseStatistics(db, courseId, wednesday)).toMatchObject({
    lessons: {
      begun: 12,
      lessons: [
        { completedShare: 1, dropOff: 0 },
        { completedShare: 1, dropOff: 0 },
      ],
    },
  })
  expect((await findCourseStatistics(db, courseId, new Date(monday.getTime() - 1)))?.lessons.begun).toBe(0)
})

/** So many people with each answer, all of whom took twenty seconds. */
function tallied(answers: [string | null, number, number][]) {
  const tally = emptyTally()
  for (const [optionId, restShare, people] of answers)
    for (let one = 0; one < people; one += 1) tallyAnswer(tally, { optionId, restShare, seconds: 20 })
  return tally
}

/** So many people who do the same. */
async function classOf(size: number) {
  const db = await emptyDatabase()
  const programme = await addTestProgramme(db)
  const unitId = await addTestUnit(db)
  const people = await listOf(size, () => addTestPerson(db, { unitId }))
  const learners = people.map(({ id }) => learnerOf(db, programme, id))
  const [first] = programme.courses
  return {
    db,
    programme,
    learn: async (at: Date) => {
      for (const learner of learners) await learner.learnLessons(first?.id ?? '', at)
    },
    sit: async (kind: 'quiz', knowledge: Knowledge, at: Date) => {
      for (const learner of learners) {
        await learner.learnLessons(first?.id ?? '', at)
        await learner.sit(first?.id ?? '', knowledge, at, kind)
      }
    },
  }
}

async function listOf<Value>(size: number, make: () => Promise<Value>): Promise<Value[]> {
  const made: Value[] = []
  for (let one = 0; one < size; one += 1) made.push(await make())
  return made
}
