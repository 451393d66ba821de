import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { questionVersions } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'

/** Field names, in which a key or a weight would travel. */
const tellingNames = /correctOption|isCorrect|"correct"|becauseHtml|because|critical"|difficulty|legalFact|questionId/i

test('until it is submitted no byte of any page of a quiz or final tells a right answer, a reason or a weight', async () => {
  const { cookie, learner } = await examinee()
  await learner.learn(new Date())
  const addresses: string[] = ['/modules/tides/quiz', '/final', '/', '/rules', '/certificate']
  for (const [part, total] of [
    ['/modules/tides/quiz', 4],
    ['/final', 6],
  ] as const) {
    const started = await post(part, { honesty: 'yes' }, { cookie })
    const attempt = started.headers.get('location') ?? ''
    expect(attempt).toMatch(/^\/attempts\//)
    const questions = Array.from({ length: total }, (_, index) => `${attempt}?question=${index + 1}`)
    addresses.push(attempt, ...questions, `${attempt}/submission`, `${attempt}/result`)
  }

  for (const address of addresses) {
    for (const said of [await bytesOf(address, cookie), await bytesOf(dataAddress(address), cookie)]) {
      expect(said, address).not.toContain('Because of')
      if (address.startsWith('/attempts')) expect(said, address).not.toMatch(tellingNames)
    }
  }
})

test('the answer to saving is the same for a right and for a wrong option', async () => {
  const { cookie, learner, catalogue } = await examinee()
  await learner.learn(new Date())
  const attempt = (await post('/final', { honesty: 'yes' }, { cookie })).headers.get('location') ?? ''
  const question = /name="question" value="([^"]+)"/.exec(await bytesOf(attempt, cookie))?.[1] ?? ''
  const { correctOptionId = '', wrongOptionId = '' } = catalogue.questions.get(question) ?? {}

  const answers = []
  for (const option of [correctOptionId, wrongOptionId]) {
    const headers = { accept: 'application/json' }
    const answer = await post(`${attempt}/answers`, { question, option }, { cookie, headers })
    answers.push([answer.status, await answer.text()])
  }

  expect(answers[0]).toEqual([204, ''])
  expect(answers[1]).toEqual(answers[0])
})

test('a failed final shows topics and lessons; its questions, their key and their reasons stay closed', async () => {
  const { cookie, learner, catalogue } = await examinee()
  await learner.learn(new Date())
  const outcome = await learner.sit('final', 'nothing', new Date())
  if (outcome.kind !== 'marked') throw new Error(outcome.reason)

  for (const address of [`/attempts/${outcome.attemptId}/result`, `/attempts/${outcome.attemptId}`]) {
    for (const said of [await bytesOf(address, cookie), await bytesOf(dataAddress(address), cookie)]) {
      expect(said).not.toContain('Because of')
      expect(said).not.toMatch(/correctOption|becauseHtml/)
      for (const { id, pool } of catalogue.questions.values()) if (pool === 'final') expect(said).not.toContain(id)
    }
  }
})

test('somebody else’s attempt does not exist, whatever is asked of it', async () => {
  const { cookie, learner } = await examinee()
  await learner.learn(new Date())
  const attempt = (await post('/final', { honesty: 'yes' }, { cookie })).headers.get('location') ?? ''
  const question = /name="question" value="([^"]+)"/.exec(await bytesOf(attempt, cookie))?.[1] ?? ''
  const stranger = (await examinee({ name: 'A stranger' })).cookie

  const reading = [attempt, `${attempt}?question=1`, `${attempt}/submission`, `${attempt}/result`]
  const statuses = await Promise.all(reading.map(async (address) => (await get(address, { cookie: stranger })).status))
  const saving = await post(`${attempt}/answers`, { question, option: 'a', to: '2' }, { cookie: stranger })
  const submitting = await post(`${attempt}/submission`, {}, { cookie: stranger })

  expect([...statuses, saving.status, submitting.status]).toEqual([404, 404, 404, 404, 404, 404])
  expect(await bytesOf(attempt, cookie)).toContain('Question 1 of 6')
})

test('nobody reads or answers a paper without being signed in', async () => {
  const { cookie, learner } = await examinee()
  await learner.learn(new Date())
  const attempt = (await post('/final', { honesty: 'yes' }, { cookie })).headers.get('location') ?? ''

  for (const address of [attempt, `${attempt}/submission`, `${attempt}/result`, `${attempt}/answers`]) {
    const answer = await get(address)
    expect(answer.headers.get('location'), address).toBe(`/sign-in?next=${encodeURIComponent(address)}`)
  }
  const byScript = await post(
    `${attempt}/answers`,
    { question: 'q', option: 'a' },
    { headers: { accept: 'application/json' } },
  )
  expect(byScript.status).toBe(401)
})

test('these tests would notice: the data of a paper is reached, and the key is in the database that it is made from', async () => {
  const { cookie, learner } = await examinee()
  await learner.learn(new Date())
  const attempt = (await post('/final', { honesty: 'yes' }, { cookie })).headers.get('location') ?? ''
  const questions = await db.select().from(questionVersions)

  expect(await bytesOf(dataAddress(`${attempt}?question=1`), cookie)).toContain('stemHtml')
  expect(await bytesOf(dataAddress(`${attempt}/submission`), cookie)).toContain('stemHtml')
  expect(JSON.stringify(questions)).toMatch(tellingNames)
  expect(JSON.stringify(questions)).toContain('Because of')
})

/** Where single fetch answers with what the loaders returned. */
function dataAddress(address: string): string {
  const [path = '', query] = address.split('?')
  return `${path === '/' ? '/_root' : path}.data${query ? `?${query}` : ''}`
}

async function bytesOf(address: string, cookie: string): Promise<string> {
  return (await get(address, { cookie })).text()
}
