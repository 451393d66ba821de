import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { attempts } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'

/** Field names, in which a key or a weight would travel. */
const tellingNames = /correctOption|isCorrect|"correct"|becauseHtml|because|critical"|difficulty|legalFact|questionId/i

test('a module is offered to be tried before its first lesson, and not after it', async () => {
  const { cookie, learner } = await newcomer()
  const offered = await text('/modules/tides', cookie)
  const intro = await text('/modules/tides/pre-assessment', cookie)
  await learner.learnLessons('tides', new Date())
  const later = await text('/modules/tides', cookie)
  const refused = await post('/modules/tides/pre-assessment', {}, { cookie })

  expect(offered).toContain('Already know this? Try first')
  expect(offered).toContain('href="/modules/tides/pre-assessment"')
  expect(intro).toContain('10 questions, spread over all topics')
  expect(intro).toContain('90 percent')
  expect(later).not.toContain('Try first')
  expect(await text('/modules/tides/pre-assessment', cookie)).toContain('you have begun this module')
  expect(refused.status).toBe(409)
})

test('who knows the module is told so; its lessons are optional, its quiz is passed, and the next module comes next', async () => {
  const { cookie, learner, attempt } = await trying()
  await learner.sit('tides', 'all', new Date(), 'pre-assessment')

  const result = await text(`${attempt}/result`, cookie)
  const module = await text('/modules/tides', cookie)
  const quiz = await text('/modules/tides/quiz', cookie)
  const home = await text('/', cookie)

  expect(result).toContain('You know this module')
  expect(result).toContain('The final examination still asks about this module')
  expect(module.match(/Optional</g)).toHaveLength(2)
  expect(quiz).toContain('This module counts as passed')
  expect(quiz).toContain('Start the quiz')
  expect(home).toContain('You know this module. Its lessons are optional.')
  expect(home).toContain('href="/modules/winds/lessons/lesson-1"')
})

test('who does not know it yet is told which lessons matter most, and may not try again', async () => {
  const { cookie, learner, attempt } = await trying()
  await learner.sit('tides', (question) => question.objective === 'sort', new Date(), 'pre-assessment')

  const result = await text(`${attempt}/result`, cookie)
  const module = await text('/modules/tides', cookie)
  const again = await post('/modules/tides/pre-assessment', {}, { cookie })

  expect(result).toContain('Some lessons will help you')
  expect(result).toMatch(/matter most for you.*To decide.*Critical: take time for this.*What you know well.*To sort/s)
  expect(result).toContain('href="/modules/tides/lessons/lesson-1"')
  expect(module).toContain('Matters most for you')
  expect(module).toContain(`href="${attempt}/result"`)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('You have tried this module first already')
  expect(await text('/modules/tides/pre-assessment', cookie)).toContain('You have tried this module')
})

test('two tabs begin one try, and going on finds it again', async () => {
  const { cookie, id } = await newcomer()
  const tabs = await Promise.all([1, 2].map(() => post('/modules/tides/pre-assessment', {}, { cookie })))
  const addresses = new Set(tabs.map((tab) => tab.headers.get('location')))

  expect(addresses.size).toBe(1)
  expect(await text('/modules/tides', cookie)).toContain('Go on trying')
  const theirs = and(eq(attempts.personId, id), eq(attempts.kind, 'pre-assessment'))
  expect(await db.select().from(attempts).where(theirs)).toHaveLength(1)
})

test.each(['before', 'after'] as const)(
  '%s it is handed in no byte of any page about a pre-assessment tells a right answer, a reason or a weight',
  async (when) => {
    const { cookie, learner, attempt, catalogue } = await trying()
    if (when === 'after') await learner.sit('tides', 'nothing', new Date(), 'pre-assessment')
    const questions = Array.from({ length: 10 }, (_, place) => `${attempt}?question=${place + 1}`)
    const ofAttempt = [attempt, ...questions, `${attempt}/submission`, `${attempt}/result`]
    const others = ['/', '/modules/tides', '/modules/tides/pre-assessment', '/modules/tides/quiz', '/final', '/account']

    for (const address of [...ofAttempt, ...others]) {
      for (const said of [await text(address, cookie), await text(dataAddress(address), cookie)]) {
        expect(said, address).not.toContain('Because of')
        expect(said, address).not.toMatch(/correctOption|becauseHtml/)
        if (ofAttempt.includes(address))
          expect(said, address).not.toMatch(when === 'before' ? tellingNames : /stemHtml/)
        if (when === 'after') for (const { id } of catalogue.questions.values()) expect(said, address).not.toContain(id)
      }
    }
  },
)

test('that test would notice: the questions are in the data of the paper, until they are handed in', async () => {
  const { cookie, attempt } = await trying()

  expect(await text(dataAddress(`${attempt}?question=1`), cookie)).toContain('stemHtml')
})

test('a try is nobody else’s business', async () => {
  const { attempt } = await trying()
  const stranger = (await newcomer()).cookie

  for (const address of [attempt, `${attempt}/submission`, `${attempt}/result`]) {
    expect((await get(address, { cookie: stranger })).status).toBe(404)
  }
  expect((await get('/modules/cooking/pre-assessment', { cookie: stranger })).status).toBe(404)
  expect((await post('/modules/cooking/pre-assessment', {}, { cookie: stranger })).status).toBe(404)
})

async function newcomer() {
  await theProgramme({ quizCriticals: 2 })
  return examinee()
}

/** A newcomer who has begun to try the first module. */
async function trying() {
  const someone = await newcomer()
  const started = await post('/modules/tides/pre-assessment', {}, { cookie: someone.cookie })
  const attempt = started.headers.get('location') ?? ''
  expect(attempt).toMatch(/^\/attempts\//)
  return { ...someone, attempt }
}

async function text(address: string, cookie: string): Promise<string> {
  return (await get(address, { cookie })).text()
}

/** Where single fetch answers with what the loaders returned. */
function dataAddress(address: string): string {
  const [path = '', query] = address.split('?')
  return `${path === '/' ? '/_root' : path}.data${query ? `?${query}` : ''}`
}
