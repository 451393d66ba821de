import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { hashPassword } from '#app/domain/sign-in/password-hash.ts'
import { setPassword } from '#app/domain/sign-in/set-password.ts'
import { db } from '#app/web/database.ts'
import { inTransaction } from '#db/handle.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { cookiesOf, get, post } from '#tests/support/ask.ts'
import { makePerson, makeUnit } from '#tests/support/people.ts'

const password = 'coconut palms at noon'

test('any name and the password sign a person in, and the ledger knows', async () => {
  const { staffNumber, personId } = await personWithPassword()

  const answer = await post('/sign-in', { identifier: ` ${staffNumber.toLowerCase()} `, password, next: '/account' })

  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe('/account')
  expect(answer.headers.get('set-cookie')).toMatch(/lisans-session=.*HttpOnly; SameSite=Lax/i)
  expect(await lastEntry()).toMatchObject({ action: 'session.started', actorId: personId })
  expect(await (await get('/', { cookie: cookiesOf(answer) })).text()).not.toContain('/sign-in')
})

test('a wrong password and an unknown name get the very same answer', async () => {
  const { staffNumber } = await personWithPassword()

  const wrong = await post('/sign-in', { identifier: staffNumber, password: 'not this one, surely' })
  const unknown = await post('/sign-in', { identifier: 'SN-nobody', password: 'not this one, surely' })

  expect(wrong.status).toBe(422)
  expect(unknown.status).toBe(422)
  expect(withoutWhatWasTyped(await wrong.text())).toBe(withoutWhatWasTyped(await unknown.text()))
  expect(wrong.headers.getSetCookie()).toEqual(unknown.headers.getSetCookie())
})

test('after three wrong passwords the fourth try must wait, the right password included, and the page says how long', async () => {
  const { staffNumber } = await personWithPassword()
  for (let tries = 0; tries < 3; tries++) await post('/sign-in', { identifier: staffNumber, password: 'wrong' })

  const answer = await post('/sign-in', { identifier: staffNumber, password })

  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.text()).toContain('Too many tries')
})

test('signing out ends the session, not only the cookie', async () => {
  const { staffNumber } = await personWithPassword()
  const cookie = cookiesOf(await post('/sign-in', { identifier: staffNumber, password }))

  const answer = await post('/sign-out', {}, { cookie })

  expect(answer.headers.get('location')).toBe('/sign-in?notice=signed-out')
  expect((await get('/sign-in', { cookie })).status).toBe(200)
  expect(await lastEntry()).toMatchObject({ action: 'session.ended' })
})

test('opening the address of signing out signs nobody out', async () => {
  const { staffNumber } = await personWithPassword()
  const cookie = cookiesOf(await post('/sign-in', { identifier: staffNumber, password }))

  await get('/sign-out', { cookie })

  expect((await get('/sign-in', { cookie })).status).toBe(302)
})

test('signing in leads to pages of this service only', async () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    '/\n//x',
  ]
  for (const next of elsewhere) {
    const { staffNumber } = await personWithPassword()
    const answer = await post('/sign-in', { identifier: staffNumber, password, next })
    expect(new URL(answer.headers.get('location') ?? '', 'http://ours.example').origin, next).toBe(
      'http://ours.example',
    )
  }
})

test('a forged or broken cookie is nobody', async () => {
  const { staffNumber } = await personWithPassword()
  const cookie = cookiesOf(await post('/sign-in', { identifier: staffNumber, password }))
  const forged = [
    cookie.replace(/(?<=\.)./, (letter) => (letter === 'A' ? 'B' : 'A')),
    'lisans-session=',
    'lisans-session=%E0%A4%A',
    'lisans-session=abc.def',
    'lisans-session=.',
    `lisans-session=${'x'.repeat(10_000)}`,
  ]

  for (const cookie of forged) expect((await get('/sign-in', { cookie })).status, cookie.slice(0, 80)).toBe(200)
})

test('hostile forms are answered plainly and record nothing', async () => {
  const before = await lastEntry()
  const forms: Record<string, string | string[]>[] = [
    {},
    { identifier: 'SN-1' },
    { identifier: '', password: '' },
    { identifier: 'x'.repeat(10_000), password: 'y'.repeat(10_000) },
    { identifier: 'a\0b', password: 'c\0d' },
    { identifier: ['SN-1', 'SN-2'], password: 'p' },
    { identifier: 'SN-1', password: ['p', 'q'] },
    { 'identifier[]': 'SN-1', 'password[$ne]': 'x' },
    { identifier: '__proto__', password: 'constructor', __proto__: 'x' },
  ]

  for (const fields of forms)
    expect((await post('/sign-in', fields)).status, JSON.stringify(fields).slice(0, 80)).toBe(422)

  expect(await lastEntry()).toEqual(before)
})

test('a form from another site signs nobody in', async () => {
  const { staffNumber } = await personWithPassword()

  const answer = await post(
    '/sign-in',
    { identifier: staffNumber, password },
    { headers: { origin: 'https://evil.example' } },
  )

  expect(answer.status).toBe(403)
})

test('better-auth has no address of its own', async () => {
  for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/auth/get-session', '/api/auth/ok']) {
    expect((await get(path)).status, path).toBe(404)
  }
})

test('the demonstration does not exist in an office', async () => {
  const { staffNumber } = await personWithPassword()

  expect((await get('/demo')).status).toBe(404)
  expect((await get('/demo.data')).status).toBe(404)
  const answer = await post('/demo', { person: staffNumber })
  expect(answer.status).toBe(404)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('the chosen language is remembered on the device and by the person', async () => {
  const { staffNumber } = await personWithPassword()
  const cookie = cookiesOf(await post('/sign-in', { identifier: staffNumber, password }))

  const answer = await post('/language', { language: 'fr', next: '/sign-in?next=%2Faccount' }, { cookie })

  expect(answer.headers.get('location')).toBe('/sign-in?next=%2Faccount')
  expect(await findPersonByIdentifier(db, staffNumber)).toMatchObject({ language: 'fr' })
  expect(await (await get('/sign-in', { cookie: cookiesOf(answer) })).text()).toContain('Se connecter')
  expect((await post('/language', { language: 'klingon' })).status).toBe(400)
})

let made = 0

async function personWithPassword() {
  const staffNumber = `SN-${++made}`
  const personId = await makePerson(
    db,
    await makeUnit(db, `Unit ${made}`, null, new Date()),
    staffNumber,
    {},
    new Date(),
  )
  const passwordHash = await hashPassword(password)
  await inTransaction(db, (tx) => setPassword(tx, { personId, passwordHash }, new Date()))
  return { staffNumber, personId }
}

async function lastEntry() {
  const [entry] = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  return entry
}

function withoutWhatWasTyped(html: string) {
  return html.replace(/nonce="[^"]*"/g, '').replace(/value="SN-[^"]*"/, '')
}
