import { expect, test, vi } from 'vitest'
import { personasSetting } from '#app/domain/people/list-personas.ts'
import { db } from '#app/web/database.ts'
import { settings } from '#db/schema/index.ts'
import { cookiesOf, get, post } from '#tests/support/ask.ts'
import { makePerson, makeUnit } from '#tests/support/people.ts'

vi.hoisted(() => {
  process.env.LISANS_MODE = 'demo'
})

test('a demonstration offers its people, and being one of them takes one press', async () => {
  await makePerson(
    db,
    await makeUnit(db, 'Ministry of Tides', null, new Date()),
    'SN-1',
    { name: 'Marie Example', language: 'fr' },
    new Date(),
  )
  const value = [
    { identifier: 'SN-1', story: 'expired' },
    { identifier: 'SN-404', story: 'revoked' },
  ]
  await db.insert(settings).values({ name: personasSetting, value, changedAt: new Date() })

  const page = await (await get('/demo')).text()
  const answer = await post('/demo', { person: 'SN-1' })

  expect(page).toContain('Marie Example')
  expect(page).toContain('the certificate has run out')
  expect(answer.headers.get('location')).toBe('/')
  expect((await get('/sign-in', { cookie: cookiesOf(answer) })).status).toBe(302)
  expect(answer.headers.getSetCookie().join()).toContain('lisans-language=fr')
})

test('whoever becomes somebody on the way to a page arrives there, and at no other site', async () => {
  await makePerson(db, await makeUnit(db, 'Ministry of Winds', null, new Date()), 'SN-2', {}, new Date())

  expect(await (await get('/sign-in?next=%2Frules')).text()).toContain('/demo?next=%2Frules')
  expect(await (await get('/demo?next=%2Frules')).text()).toContain('name="next" value="/rules"')
  expect((await post('/demo', { person: 'SN-2', next: '/rules' })).headers.get('location')).toBe('/rules')
  expect((await post('/demo', { person: 'SN-2', next: '//evil.example' })).headers.get('location')).toBe('/')
})

test('nobody can be somebody who does not exist', async () => {
  expect((await post('/demo', { person: 'SN-404' })).status).toBe(404)
  expect((await post('/demo', {})).status).toBe(404)
})
