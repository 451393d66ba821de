import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { cookiesOf, get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a focal point finds the person without minding accents, ticks that they saw them, and shows a code once', async () => {
  const { cookie, person, page } = await office()
  const found = await (await get('/focal-point/resets?search=zelie', { cookie })).text()
  expect(found).toContain(`href="${page}"`)

  const unticked = await post(page, {}, { cookie })
  expect(unticked.status).toBe(422)
  expect(await unticked.text()).toContain('href="#seen"')
  const made = await post(page, { seen: 'yes' }, { cookie })

  const to = made.headers.get('location') ?? ''
  const sealed = cookiesOf(made)
  const shown = await get(to, { cookie: `${cookie}; ${sealed}` })
  const html = await shown.text()
  expect(shown.headers.get('cache-control')).toBe('no-store')
  const code = /lisans-code"[^>]*>([^<]+)</.exec(html)?.[1] ?? ''
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(sealed).not.toContain(code)
  const reloaded = await (await get(to, { cookie })).text()
  expect(reloaded).not.toContain(code)
  expect(reloaded).toContain('The code has been shown')
  expect((await post('/enter-code', { code })).status).toBe(302)
  expect(person.id).toBeTruthy()
})

test('another unit’s people are not found, nobody helps themselves, and whoever holds a role is left to administrators', async () => {
  const { unit, officer, cookie } = await office()
  const stranger = await addTestPerson(db, { name: 'Zélie Elsewhere' })
  expect(await (await get('/focal-point/resets?search=zelie', { cookie })).text()).not.toContain('Elsewhere')
  expect((await get(`/focal-point/resets/${stranger.id}`, { cookie })).status).toBe(404)
  expect((await post(`/focal-point/resets/${stranger.id}`, { seen: 'yes' }, { cookie })).status).toBe(404)
  expect((await post(`/focal-point/resets/${officer.id}`, { seen: 'yes' }, { cookie })).status).toBe(409)
  const hr = await addTestOfficer(db, 'hr', unit)
  const refused = await post(`/focal-point/resets/${hr.id}`, { seen: 'yes' }, { cookie })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Only an administrator can give them a code')
})

async function office() {
  const unit = await addTestUnit(db)
  const officer = await addTestOfficer(db, 'focal-point', unit)
  const person = await addTestPerson(db, { name: 'Zélie Barbé', unitId: unit })
  return { unit, officer, person, page: `/focal-point/resets/${person.id}`, cookie: await cookieOf(officer.identifier) }
}
