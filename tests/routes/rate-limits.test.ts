import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { invitations, signInFailures } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestPerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('an address that posts codes without end is told to wait, in words and in seconds, and nothing is done meanwhile', async () => {
  const statuses = new Set<number>()
  for (let tries = 0; tries < 120; tries++) statuses.add((await post('/enter-code', {})).status)
  expect([...statuses]).toEqual([422])

  const answer = await post('/enter-code', { code: 'ABCD' }, { headers: { 'accept-language': 'fr' } })

  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect(answer.headers.get('content-security-policy')).toContain('default-src')
  expect(await answer.text()).toMatch(/<html lang="fr">.*Trop d/s)
})

test('every unauthenticated door has its limit, and asking for passwords ends before it fills the outbox', async () => {
  const last = async (path: string, times: number) => {
    let answer: Response | undefined
    for (let tries = 0; tries <= times; tries++) answer = await post(path, {})
    return answer?.status
  }

  expect(await last('/forgotten-password', 60)).toBe(429)
  expect(await last('/sign-in.data', 300)).toBe(429)
  expect((await post('/sign-in', {})).status).toBe(429)
  expect(await last('/invitation/ABCD', 240)).toBe(429)
  expect((await get('/invitation/EFGH')).status).not.toBe(429)
  expect(await db.select().from(signInFailures)).toEqual([])
  expect(await db.select().from(invitations)).toEqual([])
})

test('whoever is signed in works on at that address, and everybody can read the pages before the doors', async () => {
  const cookie = await cookieOf((await addTestPerson(db)).identifier)
  for (let tries = 0; tries <= 120; tries++) await post('/enter-code', {})

  expect((await post('/enter-code', {})).status).toBe(429)
  for (const spelt of ['/enter-code/', '/ENTER-CODE', '/enter%2Dcode']) expect((await post(spelt, {})).status).toBe(429)
  expect((await get('/enter-code')).status).toBe(200)
  expect((await get('/account', { cookie })).status).toBe(200)
  expect((await post('/language', { language: 'fr' }, { cookie })).status).toBe(302)
})
