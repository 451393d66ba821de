import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findThinDraws } from '#app/domain/assessment/find-thin-draws.ts'
import { findLegalFact } from '#app/domain/catalogue/find-legal-fact.ts'
import { reviewLegalFact } from '#app/domain/catalogue/review-legal-fact.ts'
import { listTasks } from '#app/domain/tasks/list-tasks.ts'
import { attempts, questionVersions } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { addAuthorOf, correctKey } from '#tests/support/corrections.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { aFact, publishLaw } from '#tests/support/law.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T08:00:00.000Z')
const later = (days: number) => new Date(monday.getTime() + days * 86_400_000)

test('from the finding on, questions on a fact found wrong are in no new paper, until the law’s text is corrected', async () => {
  const { db, papersOf, findWrong, resting } = await scene(({ pool }) => pool === 'quiz', 3)
  await findWrong(monday)

  const drawn = (await papersOf('tides', 6, later(1))).flat()
  expect(drawn.filter((id) => resting.includes(id))).toEqual([])

  await publishLaw(db, [aFact('ebb', { provision: 'Section 5' })], later(2))
  const again = (await papersOf('tides', 12, later(3))).flat()
  expect(again.some((id) => resting.includes(id))).toBe(true)
})

test('where a final could not be drawn without them, no more of them are drawn than it lacks, and the authors have a task', async () => {
  const { db, papersOf, findWrong, resting, author } = await scene(({ critical }) => critical, 4)
  await findWrong(monday)

  for (const paper of await papersOf('final', 3, later(1))) {
    expect(paper.filter((id) => resting.includes(id))).toHaveLength(1)
  }
  expect(await findThinDraws(db, later(1))).toMatchObject([
    { courseId: 'tides', critical: true, draw: 1, holds: 4, sound: 0 },
  ])
  const tasks = await listTasks(db, { personId: author.id }, later(1))
  expect(tasks.filter(({ kind }) => kind === 'thin-bank')).toMatchObject([
    { subject: { kind: 'course', courseId: 'tides' }, since: monday },
  ])
})

test('a corrected key that leaves too few questions is a task of the course’s authors, since the correction', async () => {
  const { db, resting, author, catalogue } = await scene(({ critical }) => critical, 4)
  for (const [index, questionVersionId] of resting.entries()) {
    const correctOptionId = catalogue.questions.get(questionVersionId)?.wrongOptionId ?? ''
    await correctKey(db, { questionVersionId, correctOptionId }, later(index))
    const tasks = await listTasks(db, { personId: author.id }, later(index))
    expect(tasks.filter(({ kind }) => kind === 'thin-bank')).toHaveLength(index === 3 ? 1 : 0)
  }
})

/** So many questions of the course `tides` rest on one fact. */
async function scene(rests: (question: { pool: string; critical: boolean }) => boolean, count: number) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const questions = [...catalogue.questions.values()].filter((one) => one.courseId === 'tides' && rests(one))
  const resting = questions.slice(0, count).map(({ id }) => id)
  for (const id of resting) {
    await db.update(questionVersions).set({ legalFactId: 'ebb' }).where(eq(questionVersions.id, id))
  }
  await publishLaw(db, [aFact('ebb')], new Date('2026-01-05T08:00:00.000Z'))
  const top = await addTestUnit(db)
  const reviewer = await addTestOfficer(db, 'legal-reviewer', top)
  const author = await addAuthorOf(db, 'tides', new Date('2026-01-06T08:00:00.000Z'))

  async function findWrong(at: Date) {
    const fact = await findLegalFact(db, 'ebb', at)
    const day = at.toISOString().slice(0, 10)
    const finding = { factId: 'ebb', factHash: fact?.hash ?? '', afterReviewId: null, finding: 'wrong' } as const
    const read = { source: 'The Gazette', note: '', asAtOn: day, reviewByOn: '2027-01-01' }
    const outcome = await reviewLegalFact(db, { ...finding, ...read }, reviewer.actor, at)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
  }

  /** The papers of so many people who each begin it once. */
  async function papersOf(part: string, people: number, at: Date): Promise<string[][]> {
    const papers: string[][] = []
    for (let index = 0; index < people; index++) {
      const { id: personId } = await addTestPerson(db)
      const learner = learnerOf(db, catalogue, personId)
      if (part === 'final') await learner.learn(at)
      else await learner.learnLessons(part, at)
      const started = await learner.start(part, at)
      if (started.kind === 'refused') throw new Error(started.reason)
      const [attempt] = await db.select().from(attempts).where(eq(attempts.id, started.attemptId))
      papers.push(attempt?.paper.map(({ questionVersionId }) => questionVersionId) ?? [])
    }
    return papers
  }

  return { db, catalogue, resting, author, findWrong, papersOf }
}
