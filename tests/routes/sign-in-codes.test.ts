import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createAdministrator } from '#app/domain/sign-in/create-administrator.ts'
import { ensureFirstAdministratorLink } from '#app/domain/sign-in/ensure-first-administrator-link.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { groupCode } from '#app/domain/sign-in/one-time-code.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries, outgoingMails } from '#db/schema/index.ts'
import { cookiesOf, get, post } from '#tests/support/ask.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const password = 'coconut palms at noon'
const passwords = { password, repeat: password }

test('the first administrator opens the link, says who they are, and signs in', async () => {
  const link = (await ensureFirstAdministratorLink(db, config.baseUrl, new Date())) ?? ''
  const path = new URL(link).pathname
  const details = { name: 'Ada Example', staffNumber: 'SN-ADA', email: '', organisation: 'Public service' }
  expect(await (await get(path)).text()).toContain('Become the first administrator')
  const returned = await post(path, { ...details, organisation: '', ...passwords })
  expect(returned.status).toBe(422)
  expect(await returned.text()).toContain('value="Ada Example"')

  const answer = await post(path, { ...details, ...passwords })

  expect(answer.headers.get('location')).toBe('/sign-in?notice=password-set')
  const signedIn = await post('/sign-in', { identifier: 'sn-ada', password, next: '/admin/people' })
  expect(signedIn.headers.get('location')).toBe('/admin/people')
  expect(await (await get('/admin/people', { cookie: cookiesOf(signedIn) })).text()).toContain('Ada Example')
  expect((await get(path)).status).toBe(404)
  expect((await post(path, { ...details, staffNumber: 'SN-EVE', ...passwords })).status).toBe(409)
})

test('a code from a slip leads to choosing a password, and then no longer works', async () => {
  const { slip, staffNumber, name } = await invited()

  const entered = await post('/enter-code', { code: ` ${slip.toLowerCase()} ` })
  const path = entered.headers.get('location') ?? ''
  const page = await get(path)
  expect(await page.text()).toContain(name)
  expect(page.headers.get('cache-control')).toContain('no-store')
  const answer = await post(path, passwords)

  expect(answer.headers.get('location')).toBe('/sign-in?notice=password-set')
  expect((await post('/sign-in', { identifier: staffNumber, password })).status).toBe(302)
  const again = await get(path)
  expect(again.status).toBe(404)
  expect(await again.text()).toContain('no longer works')
  expect((await post('/enter-code', { code: slip })).status).toBe(422)
})

test('passwords that differ or are too short come back with the problem, and nothing typed comes back with them', async () => {
  const { slip } = await invited()
  const path = `/invitation/${slip.replaceAll('-', '')}`

  for (const fields of [
    { password, repeat: 'other' },
    { password: 'short', repeat: 'short' },
    { password },
    {},
  ] as Record<string, string>[]) {
    const answer = await post(path, fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('There is a problem')
    expect(html).not.toContain(password)
  }
})

test('codes that are wrong, long or strange are refused alike', async () => {
  for (const code of ['', '----', 'AAAA-BBBB-CCCC', 'x'.repeat(10_000), '\0', '../admin', '%00', 'ＡＡＡＡ']) {
    expect((await post('/enter-code', { code })).status, code.slice(0, 20)).toBe(422)
  }
  expect((await post('/enter-code', { code: ['A', 'B'] })).status).toBe(422)
  for (const code of ['AAAABBBBCCCC', '%00', 'x'.repeat(5_000)]) {
    expect((await get(`/invitation/${code}`)).status, code.slice(0, 20)).toBe(404)
    expect((await post(`/invitation/${code}`, passwords)).status, code.slice(0, 20)).toBe(409)
  }
})

test('asking for a forgotten password is answered alike for everybody', async () => {
  const { staffNumber } = await invited({ email: 'somebody@office.example' })
  const mailsBefore = (await db.select().from(outgoingMails)).length

  const known = await post('/forgotten-password', { identifier: staffNumber })
  const unknown = await post('/forgotten-password', { identifier: 'SN-nobody' })

  expect([known.status, known.headers.get('location')]).toEqual([unknown.status, unknown.headers.get('location')])
  expect(await (await get('/forgotten-password?sent')).text()).toContain('Look in your mailbox')
  const mails = await db.select().from(outgoingMails)
  expect(mails).toHaveLength(mailsBefore + 1)
  const path = /\/invitation\/\w+/.exec(mails.at(-1)?.body ?? '')?.[0] ?? ''
  expect((await post(path, passwords)).headers.get('location')).toBe('/sign-in?notice=password-set')
})

test('a person sees where they are signed in and ends one of these sessions, their own only', async () => {
  const { staffNumber } = await invited()
  const stranger = await invited()
  const [here, elsewhere] = [await cookieOf(staffNumber), await cookieOf(staffNumber)]
  const page = await (await get('/account', { cookie: here })).text()
  const session = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(page).toContain('This device')

  expect(
    (await post('/account/ended-sessions', { session }, { cookie: await cookieOf(stranger.staffNumber) })).status,
  ).toBe(404)
  expect((await get('/account', { cookie: elsewhere })).status).toBe(200)
  expect((await post('/account/ended-sessions', { session }, { cookie: here })).status).toBe(302)

  expect((await get('/account', { cookie: elsewhere })).headers.get('location')).toBe('/sign-in?next=%2Faccount')
  expect((await get('/account', { cookie: here })).status).toBe(200)
})

test('changing a password needs the present one', async () => {
  const { slip, staffNumber } = await invited()
  await post(`/invitation/${slip.replaceAll('-', '')}`, passwords)
  const cookie = cookiesOf(await post('/sign-in', { identifier: staffNumber, password }))
  const wanted = 'three turtles on the sand'
  const change = (current: string) =>
    post('/account/password', { current, password: wanted, repeat: wanted }, { cookie })

  expect((await change('wrong')).status).toBe(422)
  expect((await change(password)).headers.get('location')).toBe('/account?notice=password-changed')

  expect((await post('/sign-in', { identifier: staffNumber, password })).status).toBe(422)
  expect((await post('/sign-in', { identifier: staffNumber, password: wanted })).status).toBe(302)
})

test('who is not signed in is sent to sign in, and a script that posts is told 401', async () => {
  for (const path of ['/account', '/account/password', '/account/ended-sessions']) {
    const answer = await get(path)
    expect(answer.headers.get('location'), path).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
  }
  const before = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  const referer = `${config.baseUrl}/account?notice=session-ended`
  const form = await post('/account/ended-sessions', { session: 'x' }, { headers: { referer } })
  expect(form.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent('/account?notice=session-ended')}`)
  expect((await post('/account/ended-sessions', { session: 'x' }, { headers: { accept: '*/*' } })).status).toBe(401)
  expect(await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)).toEqual(before)
})

let made = 0

async function invited(details: Parameters<typeof makePerson>[3] = {}) {
  const now = new Date()
  const staffNumber = `SN-${++made}`
  if (made === 1) await createAdministrator(db, { ...somebody, staffNumber: 'SN-FIRST' }, operator, now)
  const name = `Lise Number${made}`
  const personId = await makePerson(
    db,
    await makeUnit(db, `Unit ${made}`, null, now),
    staffNumber,
    { name, ...details },
    now,
  )
  const outcome = await invitePerson(db, { personId, by: 'slip', baseUrl: config.baseUrl }, operator, now)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return { slip: groupCode(outcome.code ?? ''), staffNumber, name }
}

const somebody = { name: 'Somebody', email: null, language: 'en' as const, organisation: 'Public service' }
