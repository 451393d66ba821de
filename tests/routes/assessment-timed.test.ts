import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { answers, attempts } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'

test('where there is a limit the page says until when; an answer after that is not taken, and those before count', async () => {
  await theProgramme({ final: { timeLimitMinutes: 30 } })
  const { cookie, learner, catalogue } = await examinee()
  await learner.learn(new Date())
  const introduction = await (await get('/final', { cookie })).text()
  const attempt = (await post('/final', { honesty: 'yes' }, { cookie })).headers.get('location') ?? ''
  const attemptId = attempt.split('/').at(-1) ?? ''
  const first = await (await get(attempt, { cookie })).text()
  const question = /name="question" value="([^"]+)"/.exec(first)?.[1] ?? ''
  const right = catalogue.questions.get(question)?.correctOptionId ?? ''
  await post(`${attempt}/answers`, { question, option: right }, { cookie })
  const over = new Date(Date.now() - 60_000)
  await db.update(attempts).set({ endsAt: over }).where(eq(attempts.id, attemptId))

  const late = { question, option: right === 'a' ? 'b' : 'a', to: '2' }
  const inBrowser = await post(`${attempt}/answers`, late, { cookie })
  const byScript = await post(`${attempt}/answers`, late, { cookie, headers: { accept: 'application/json' } })
  const check = await (await get(`${attempt}/submission`, { cookie })).text()
  await post(`${attempt}/submission`, {}, { cookie })
  const result = await (await get(`${attempt}/result`, { cookie })).text()

  expect(introduction).toContain('You have 30 minutes from the start.')
  expect(introduction).toContain('Ask privately for more attempts or more time')
  expect(first).toContain('You have until')
  expect(inBrowser.headers.get('location')).toBe(`${attempt}/submission`)
  expect(byScript.status).toBe(409)
  expect(await byScript.json()).toMatchObject({ reason: 'time-over', message: expect.stringContaining('time is over') })
  expect(check).toContain('The time is over')
  expect(result).toContain('1 of 6 answers were right')
  const kept = await db.select().from(answers).where(eq(answers.attemptId, attemptId))
  expect(kept).toMatchObject([{ optionId: right }])
})
