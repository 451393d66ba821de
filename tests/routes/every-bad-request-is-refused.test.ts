import { eq, getTableName } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import {
  activityResponses,
  answers,
  attempts,
  authSessions,
  certificates,
  invitations,
  ledgerEntries,
  ledgerHead,
  lessonCompletions,
  outgoingMails,
  people,
  signatures,
} from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { addTestPerson, operator } from '#tests/support/people.ts'

const { origin, host } = new URL(config.baseUrl)
const form = 'application/x-www-form-urlencoded'

test('ids that are forged, repeated or of another paper change nothing on any paper', async () => {
  const { paper, cookie, question, otherQuestion, optionOfOther } = await somebodySitting()
  const stranger = await somebodySitting()
  const before = await everythingWritten()

  const backToPaper = /^\/attempts\/[\w-]+\?question=\d+&problem=not-on-this-paper$/
  const wrong: Record<string, string | string[]>[] = [
    { question: 'no-such-question', option: 'a' },
    { question, option: 'z' },
    { question: otherQuestion, option: optionOfOther },
    { question: [question, question], option: 'a' },
    { question, option: ['a', 'b'] },
    { option: 'a' },
    { question: 'q'.repeat(5000), option: 'a' },
    { question, option: 'a', to: '../../admin' },
    { question: '\0', option: '\0' },
  ]
  for (const fields of wrong) {
    const answer = await post(`${paper}/answers`, fields, { cookie })
    const { status, headers } = await post(`${paper}/answers`, fields, {
      cookie,
      headers: { accept: 'application/json' },
    })
    expect([fields, answer.headers.get('location')]).toEqual([fields, expect.stringMatching(backToPaper)])
    expect([fields, [409, 422].includes(status), headers.get('location')]).toEqual([fields, true, null])
    const shown = await get(answer.headers.get('location') ?? '', { cookie })
    expect(await shown.text()).toContain('Nothing was saved')
  }
  for (const path of [
    `${stranger.paper}/answers`,
    `${stranger.paper}/submission`,
    '/attempts/%00/answers',
    '/attempts/x/submission',
  ]) {
    expect([path, (await post(path, { question, option: 'a' }, { cookie })).status]).toEqual([path, 404])
  }
  expect(await everythingWritten()).toEqual(before)
})

test('what is too large, of the wrong type, by the wrong method or broken is turned away, and nothing is written', async () => {
  const { paper, cookie, question } = await somebodySitting()
  const good = new URLSearchParams({ question, option: 'a' }).toString()
  const before = await everythingWritten()

  const wrong: [string, RequestInit, number][] = [
    ['an oversize form', { body: `${good}&note=${'x'.repeat(300_000)}`, headers: { 'content-type': form } }, 413],
    ['JSON', { body: JSON.stringify({ question, option: 'a' }), headers: { 'content-type': 'application/json' } }, 415],
    ['plain text', { body: good, headers: { 'content-type': 'text/plain' } }, 415],
    [
      'XML',
      {
        body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        headers: { 'content-type': 'text/xml' },
      },
      415,
    ],
    ['no type', { body: Buffer.from(good), headers: {} }, 415],
    ['a multipart form without a boundary', { body: good, headers: { 'content-type': 'multipart/form-data' } }, 400],
    [
      'a multipart form cut off',
      { body: '--b\r\nContent-Dispo', headers: { 'content-type': 'multipart/form-data; boundary=b' } },
      400,
    ],
    ...['PUT', 'PATCH', 'DELETE'].map((method): [string, RequestInit, number] => [
      method,
      { method, body: good, headers: { 'content-type': form } },
      405,
    ]),
  ]
  for (const [what, init, status] of wrong) {
    const answer = await send(`${paper}/answers`, { ...init, headers: { ...init.headers, origin, cookie } })
    const said = await answer.text()
    expect([what, answer.status]).toEqual([what, status])
    expect(said.length, `${what} is told what is wrong`).toBeGreaterThan(20)
    expect(said).not.toMatch(/node_modules|\.tsx?:|at \w+ \(/)
  }
  for (const foreign of [
    undefined,
    'null',
    'https://evil.example',
    `${origin}.evil.example`,
    'http://localhost:3001',
    origin.replace('http', 'https'),
  ]) {
    const headers: Record<string, string> = { 'content-type': form, cookie, ...(foreign && { origin: foreign }) }
    const answer = await send(`${paper}/answers`, { body: good, headers })
    expect([foreign, answer.status]).toEqual([foreign, 403])
    expect(await answer.text()).toContain('Open the page again')
  }
  expect(await everythingWritten()).toEqual(before)
})

test('addresses that nobody wrote are answered with a page, not with a failure', async () => {
  const { cookie } = await examinee()
  const before = await everythingWritten()
  const odd = [
    '/modules/%00',
    '/modules/tides/lessons/%00',
    '/modules/constructor',
    '/modules/__proto__/quiz',
    '/modules/tides/lessons/constructor',
    '/modules/%E0%A4%A',
    '/attempts/%E0%A4%A',
    '/verify/%00',
    `/verify/${'9'.repeat(4000)}`,
    '/verify/%3Cscript%3E',
    '/invitation/%00',
    '/figures/..%2f..%2fetc%2fpasswd',
    '/..%2f..%2fetc/passwd',
    '/no-such-page',
    '/no-such-page.data',
    '/modules/tides.data?_routes=routes/admin.people._index',
    '/modules/tides.data?_routes=nonsense',
    '/?_data=root',
    '/sign-in?_data=routes%2Fsign-in',
    '/modules/tides?next=/&_data=nonsense',
    '/no-such-page?_data',
  ]
  for (const address of odd) {
    const answer = await get(address, { cookie })
    const said = await answer.text()
    expect([address, answer.status < 500]).toEqual([address, true])
    expect(said, address).not.toMatch(/node_modules|\.tsx?:\d|<script>/)
    expect(said, address).not.toContain('root:')
  }
  expect(await everythingWritten()).toEqual(before)
})

test('a link that is too old says so, names nobody and sets no password', async () => {
  const { id: personId } = await addTestPerson(db, { name: 'Zephyrine Late' })
  const outcome = await invitePerson(db, { personId, by: 'slip', baseUrl: config.baseUrl }, operator, new Date())
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  await db
    .update(invitations)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(invitations.personId, personId))
  const path = `/invitation/${outcome.code?.replaceAll('-', '')}`
  const before = await everythingWritten()

  const opened = await get(path)
  const password = 'coconut palms at noon'
  const used = await post(path, { password, repeat: password })

  expect(opened.status).toBe(404)
  const said = (await opened.text()) + (await used.text())
  expect(said).toContain('no longer works')
  expect(said).not.toContain('Zephyrine')
  expect(used.status).toBe(409)
  expect(await everythingWritten()).toEqual(before)
})

test('with the clock set back nothing is recorded: pages say so with 503, and reading goes on', async () => {
  const { paper, cookie, learner, part } = await somebodySitting()
  await learner.sit(part, 'all', new Date())
  const [head] = await db.select().from(ledgerHead)
  if (!head) throw new Error('The ledger is empty')
  const ahead = new Date(Date.now() + 60 * 60_000)
  await db.update(ledgerHead).set({ recordedAt: ahead })
  const before = await everythingWritten()

  const submitted = await post(`${paper}/submission`, {}, { cookie })
  const byScript = await post('/modules/winds/quiz', {}, { cookie, headers: { accept: '*/*' } })
  const asData = await post('/modules/winds/quiz.data', {}, { cookie })

  expect([submitted.status, byScript.status, asData.status]).toEqual([503, 503, 503])
  expect(await submitted.text()).toContain('clock is wrong')
  expect(await byScript.text()).not.toContain('ClockWentBackwards')
  expect((await get('/', { cookie })).status).toBe(200)
  expect(await everythingWritten()).toEqual(before)
  await db.update(ledgerHead).set({ recordedAt: head.recordedAt })
  expect((await post(`${paper}/submission`, {}, { cookie })).status).toBe(302)
})

/** Somebody with an open final, and questions that are on it and not on it. */
async function somebodySitting() {
  const someone = await examinee()
  const { learner, catalogue } = someone
  await learner.learn(new Date())
  const started = await learner.start('final', new Date())
  if (started.kind === 'refused') throw new Error(started.reason)
  const drawn = (await learner.answersFor(started.attemptId, 'all')).map((answer) => answer.questionVersionId)
  const other = [...(await theProgramme()).questions.values()].find(({ id }) => !drawn.includes(id))
  return {
    ...someone,
    part: catalogue.courses[0]?.id ?? '',
    paper: `/attempts/${started.attemptId}`,
    question: drawn[0] ?? '',
    otherQuestion: other?.id ?? '',
    optionOfOther: other?.correctOptionId ?? '',
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = { accept: 'text/html', host, ...(init.headers as Record<string, string>) }
  return application.fetch(new Request(config.baseUrl + path, { method: 'POST', redirect: 'manual', ...init, headers }))
}

/** How many rows there are of everything that people's requests write. */
async function everythingWritten(): Promise<Record<string, number>> {
  const tables = [
    activityResponses,
    answers,
    attempts,
    authSessions,
    certificates,
    ledgerEntries,
    lessonCompletions,
    outgoingMails,
    people,
    signatures,
  ]
  const counted = tables.map(async (table) => [getTableName(table), await db.$count(table)] as const)
  return Object.fromEntries(await Promise.all(counted))
}
