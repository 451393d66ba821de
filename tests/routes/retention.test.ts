import { expect, test } from 'vitest'
import { forgetWhatIsOver } from '#app/domain/data-protection/forget-what-is-over.ts'
import { db } from '#app/web/database.ts'
import { signInFailures } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('an administrator of everything reads what would be forgotten now and what went last; others do not', async () => {
  const administrator = await cookieOf((await addTestOfficer(db, 'administrator')).identifier)
  const hr = await cookieOf((await addTestOfficer(db, 'hr')).identifier)
  const longAgo = new Date(Date.now() - 24 * 3_600_000)
  const row = { subject: 'hash', failedAt: longAgo }
  await db.insert(signInFailures).values([
    { id: 'one', ...row },
    { id: 'two', ...row },
  ])
  const page = async () => (await get('/admin/retention', { cookie: administrator })).text()

  expect(await page()).toMatch(/Failed sign-ins[\s\S]*?6 hours[\s\S]*?>2<\/td>[\s\S]*Nothing has been forgotten yet/)
  await forgetWhatIsOver(db, () => new Date())
  expect(await page()).toMatch(/Failed sign-ins[\s\S]*?>0<\/td>[\s\S]*Forgotten on[\s\S]*\/audit\/ledger\/\d+/)
  expect((await get('/admin/retention', { cookie: hr })).status).toBe(403)
})

test('everybody reads the periods in force, in their language', async () => {
  expect(await (await get('/privacy')).text()).toMatch(/after they ended/)
  const french = await (await get('/privacy', { headers: { 'accept-language': 'fr' } })).text()
  expect(french).toMatch(/180 jours après l’envoi/)
})

test('a period is tried before it is set, says why, and stands on the privacy page from then on', async () => {
  const cookie = await cookieOf((await addTestOfficer(db, 'administrator')).identifier)
  const hr = await cookieOf((await addTestOfficer(db, 'hr')).identifier)
  const address = '/admin/retention/taskDigests'

  expect(await (await get(`${address}?count=3`, { cookie })).text()).toContain('Choose a whole number')
  expect(await (await get(`${address}?count=30`, { cookie })).text()).toContain('nothing would go')
  const set = { count: '30', before: '90', reason: 'A month is enough' }
  expect((await post(`${address}?count=30`, { ...set, reason: '' }, { cookie })).status).toBe(422)
  expect((await post(address, set, { cookie: hr })).status).toBe(403)
  expect((await post(address, set, { cookie })).status).toBe(302)
  expect((await post(address, { ...set, count: '60' }, { cookie })).status).toBe(409)
  expect((await get('/admin/retention/doneWork', { cookie })).status).toBe(404)
  expect(await (await get('/privacy')).text()).toMatch(/daily mail about tasks[^<]*30 days/)
})
