import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import { db } from '#app/web/database.ts'
import { answers, attempts } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'

test('the quiz of a module whose lessons are not done names them and starts nothing', async () => {
  const { cookie, id } = await examinee()

  const page = await (await get('/modules/tides/quiz', { cookie })).text()
  const answer = await post('/modules/tides/quiz', {}, { cookie })

  expect(page).toContain('2 lessons come first')
  expect(page).toContain('/modules/tides/lessons/lesson-1')
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Finish the lessons first.')
  expect(await db.select().from(attempts).where(eq(attempts.personId, id))).toEqual([])
})

test('without a script a quiz is started, answered question by question, checked and submitted, and gives its reasons', async () => {
  const { cookie, catalogue, startQuiz } = await quizzed()
  const attempt = await startQuiz()

  for (const number of [1, 2, 3, 4]) {
    const page = await (await get(`${attempt}?question=${number}`, { cookie })).text()
    expect(page).toContain(`Question ${number} of 4`)
    const question = questionOf(page)
    const option = catalogue.questions.get(question)?.correctOptionId ?? ''
    const to = number === 4 ? 'check' : String(number + 1)
    const answer = await post(`${attempt}/answers`, { question, option, to }, { cookie })
    expect(answer.headers.get('location')).toBe(
      number === 4 ? `${attempt}/submission` : `${attempt}?question=${number + 1}`,
    )
  }
  const check = await (await get(`${attempt}/submission`, { cookie })).text()
  const submitted = await post(`${attempt}/submission`, {}, { cookie })
  const result = await (await get(`${attempt}/result`, { cookie })).text()

  expect(check).toContain('You have answered every question.')
  expect(submitted.headers.get('location')).toBe(`${attempt}/result`)
  expect(result).toContain('You passed the quiz')
  expect(result.match(/Because of/g)).toHaveLength(12)
})

test('an answer sent by the script is saved without a page and is there on another device, which goes on at the first open question', async () => {
  const { cookie, startQuiz, id } = await quizzed()
  const attempt = await startQuiz()
  const question = questionOf(await (await get(attempt, { cookie })).text())

  const saved = await post(
    `${attempt}/answers`,
    { question, option: 'b' },
    { cookie, headers: { accept: 'application/json' } },
  )
  const onward = await (await get(attempt, { cookie })).text()
  const back = await (await get(`${attempt}?question=1`, { cookie })).text()
  const resumed = await post('/modules/tides/quiz', {}, { cookie })

  expect(saved.status).toBe(204)
  expect(onward).toContain('Question 2 of 4')
  expect(back).toMatch(/checked=""[^>]*value="b"|value="b"[^>]*checked=""/)
  expect(resumed.headers.get('location')).toBe(attempt)
  expect(await db.select().from(attempts).where(eq(attempts.personId, id))).toHaveLength(1)
})

test('going on without an answer leaves the question open, and the check says which', async () => {
  const { cookie, startQuiz } = await quizzed()
  const attempt = await startQuiz()
  const question = questionOf(await (await get(attempt, { cookie })).text())

  const answer = await post(`${attempt}/answers`, { question, to: '2' }, { cookie })
  const check = await (await get(`${attempt}/submission`, { cookie })).text()

  expect(answer.headers.get('location')).toBe(`${attempt}?question=2`)
  expect(check).toContain('4 questions have no answer yet')
  expect(check).toContain('Go to question 1')
})

test('answers that are not on the paper are refused and nothing is saved', async () => {
  const { cookie, startQuiz, catalogue } = await quizzed()
  const attempt = await startQuiz()
  const attemptId = attempt.split('/').at(-1) ?? ''
  const foreign = [...catalogue.questions.values()].find(({ pool }) => pool === 'final')?.id ?? ''
  const mine = questionOf(await (await get(attempt, { cookie })).text())

  const toScript = { cookie, headers: { accept: 'application/json' } }
  const forged = await post(`${attempt}/answers`, { question: foreign, option: 'a' }, toScript)
  const invented = await post(`${attempt}/answers`, { question: mine, option: 'z' }, toScript)
  const doubled = await post(`${attempt}/answers`, { question: mine, option: ['a', 'b'] }, toScript)
  const inBrowser = await post(`${attempt}/answers`, { question: foreign, option: 'a', to: '2' }, { cookie })

  const shown = await (await get(inBrowser.headers.get('location') ?? '', { cookie })).text()

  expect([forged.status, invented.status, doubled.status]).toEqual([409, 409, 422])
  expect(inBrowser.headers.get('location')).toBe(`${attempt}?question=1&problem=not-on-this-paper`)
  expect(shown).toMatch(/There is a problem.*href="#option-1".*is not part of your attempt.*Question 1 of 4/s)
  expect(await forged.json()).toMatchObject({ reason: 'not-on-this-paper' })
  expect(await db.select().from(answers).where(eq(answers.attemptId, attemptId))).toEqual([])
})

test('submitting twice gives one result, and an answer that comes later is refused', async () => {
  const { cookie, startQuiz, id } = await quizzed()
  const attempt = await startQuiz()
  const question = questionOf(await (await get(attempt, { cookie })).text())

  const twice = await Promise.all([1, 2].map(() => post(`${attempt}/submission`, {}, { cookie })))
  const late = await post(
    `${attempt}/answers`,
    { question, option: 'a' },
    { cookie, headers: { accept: 'application/json' } },
  )

  expect(twice.map((answer) => answer.headers.get('location'))).toEqual([`${attempt}/result`, `${attempt}/result`])
  expect(late.status).toBe(409)
  expect(await late.json()).toMatchObject({ reason: 'already-submitted' })
  const theirs = and(eq(attempts.personId, id), eq(attempts.part, 'tides'))
  expect(await db.select({ passed: attempts.passed }).from(attempts).where(theirs)).toEqual([{ passed: false }])
})

test('a quiz that was not passed is told kindly, with the way to try again', async () => {
  const { cookie, learner } = await quizzed()
  await learner.sit('tides', 'nothing', new Date())

  const page = await (await get('/modules/tides/quiz', { cookie })).text()
  const result = await (await get(/\/attempts\/[^"]+\/result/.exec(page)?.[0] ?? '', { cookie })).text()

  expect(page).toContain('0 percent right')
  expect(page).toContain('Take the quiz again')
  expect(result).toContain('Not yet: 0 of 4 right')
  expect(result).toContain('Take the quiz again')
})

test('a course outside the programme has no quiz', async () => {
  const { cookie } = await quizzed()

  expect((await get('/modules/cooking/quiz', { cookie })).status).toBe(404)
  expect((await post('/modules/cooking/quiz', {}, { cookie })).status).toBe(404)
})

test('the quiz speaks French to whoever chose French, and marks the questions that are English', async () => {
  const { cookie, startQuiz } = await quizzed({ language: 'fr' })
  const attempt = await startQuiz()

  const page = await (await get(attempt, { cookie })).text()

  expect(page).toContain('Question 1 sur 4')
  expect(page).toMatch(/<div lang="en"><p>quiz-/)
})

/** Somebody who has done the lessons of the module and can begin its quiz. */
async function quizzed(person: Parameters<typeof examinee>[0] = {}) {
  const someone = await examinee(person)
  for (const lessonId of ['lesson-1', 'lesson-2']) {
    await completeLesson(db, { personId: someone.id, courseId: 'tides', lessonId }, new Date())
  }
  const startQuiz = async () =>
    (await post('/modules/tides/quiz', {}, { cookie: someone.cookie })).headers.get('location') ?? ''
  return { ...someone, startQuiz }
}

function questionOf(page: string): string {
  return /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
