import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findOrganisation, type Organisation } from '#app/domain/office/organisation.ts'
import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries, settings } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'
import { png } from '#tests/support/pictures.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const unchanged = {
  name: 'Public service',
  timeZone: 'Indian/Mahe',
  brandColour: '',
  helpName: '',
  helpEmail: '',
  helpPhone: '',
  weekdays: ['1', '2', '3', '4', '5'],
  languages: ['fr', 'crs'],
}

test('old and new stand side by side before anything changes; confirmed with a reason, it is so, and it can be put back', async () => {
  const { cookie } = await office()
  const sent = { ...unchanged, name: 'Government of the Islands', weekdays: ['1', '2', '3', '4'] }

  const preview = await page(await post('/admin/organisation/details', sent, { cookie }))
  expect(preview).toMatch(/Public service<\/td>.*Government of the Islands<\/td>/s)
  expect((await findOrganisation(db)).name).toBe('Public service')
  const fingerprint = fingerprintIn(preview)
  const unreasoned = await post('/admin/organisation/details', { ...sent, fingerprint, reason: ' ' }, { cookie })
  expect(unreasoned.status).toBe(422)
  expect(await unreasoned.text()).toContain('value="Government of the Islands"')

  const confirm = () => post('/admin/organisation/details', { ...sent, fingerprint, reason: 'Order 7' }, { cookie })
  const answers = [await confirm(), await confirm()]
  expect(answers.map(({ status }) => status)).toEqual([302, 409])
  expect(await findOrganisation(db)).toMatchObject({ name: 'Government of the Islands', workingWeekdays: [1, 2, 3, 4] })

  const home = await page(await get('/admin/organisation', { cookie }))
  expect(home).toContain('Order 7')
  const undo = /href="(\/admin\/organisation\/undone-changes\/\d+)"/.exec(home)?.[1] ?? ''
  const back = fingerprintIn(await page(await get(undo, { cookie })))
  expect((await post(undo, { fingerprint: back, reason: 'Order 8' }, { cookie })).status).toBe(302)
  expect(await findOrganisation(db)).toMatchObject({ name: 'Public service', workingWeekdays: [1, 2, 3, 4, 5] })
})

test('a colour that is too light is answered with what was measured and the nearest shade that passes', async () => {
  const { cookie } = await office()
  const send = (brandColour: string) => post('/admin/organisation/details', { ...unchanged, brandColour }, { cookie })

  const light = await send('#5dade2')
  expect(light.status).toBe(422)
  const said = (await light.text()).replaceAll('<!-- -->', '')
  expect(said).toContain('2.5 to 1')
  expect(said).toMatch(/nearest shade that passes is .*#[0-9a-f]{6}/s)
  expect(said).toContain('value="#5dade2"')
  expect((await send('red}')).status).toBe(422)
  expect(await page(await send('0B5394'))).toContain('7.8 to 1')
})

test('the colour comes as a stylesheet that never changes, and only where one is set', async () => {
  const { cookie, keep } = await office()
  expect(await (await get('/sign-in')).text()).not.toContain('/brand/')
  await keep({ brandColour: '#0b5394' })

  const address = /href="(\/brand\/[^"]+\.css)"/.exec(await signInPage())?.[1] ?? ''
  const sheet = await get(address)

  expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(sheet.headers.get('cache-control')).toContain('immutable')
  expect(await sheet.text()).toContain('.lisans-header{background-color:#0b5394}')
  expect((await get('/brand/ffd447-000000000000.css')).status).toBe(404)
  expect((await get('/brand/..%2f..%2fpackage.json')).status).toBe(404)
  expect(await page(await get('/admin/organisation', { cookie }))).toContain('7.8 to 1')
})

test('a logo is looked at, adopted, shown on pages, and served as the picture it is', async () => {
  const { cookie } = await office()
  const bytes = png(120, 40)
  const proposed = await upload(cookie, bytes, 'mark.svg')
  const preview = proposed.headers.get('location') ?? ''
  expect(preview).toMatch(/picture=[0-9a-f]{64}$/)

  const shown = await page(await get(preview, { cookie }))
  const address = /src="(\/brand\/[0-9a-f]{64}\.png)"/.exec(shown)?.[1] ?? ''
  const confirmed = await post(preview, { fingerprint: fingerprintIn(shown), reason: 'New mark' }, { cookie })
  expect(confirmed.headers.get('location')).toBe('/admin/organisation?notice=changed')

  const served = await get(address)
  expect(served.headers.get('content-type')).toBe('image/png')
  expect(served.headers.get('content-security-policy')).toContain('sandbox')
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes)
  expect((await get(address.replace('.png', '.webp'))).status).toBe(404)
  expect(await signInPage()).toContain(`src="${address}"`)
})

test('what is no picture, or too large, is refused in words', async () => {
  const { cookie } = await office()
  const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

  const refused = await upload(cookie, drawing, 'logo.png')
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Choose a whole PNG, JPEG or WebP')
  expect((await upload(cookie, new Uint8Array(100_001), 'logo.png')).status).toBe(422)
  expect((await upload(cookie, new Uint8Array(300_000), 'logo.png')).status).toBe(413)
  expect((await post('/admin/organisation/logo', { logo: 'text' }, { cookie })).status).toBe(422)
})

test('a language that is switched off is offered to nobody, and whoever had it reads English', async () => {
  const { keep } = await office()
  await keep({ languages: ['en'] })

  const french = await get('/sign-in', { headers: { 'accept-language': 'fr' } })
  const said = await french.text()

  expect(said).toContain('<html lang="en"')
  expect(said).not.toContain('Français')
  const chosen = await post('/language', { language: 'fr', next: '/help' })
  expect(chosen.headers.get('set-cookie')).toBeNull()
  expect(chosen.headers.get('location')).toBe('/help')
})

test('the holidays of a year are proposed as unverified, accepted for that year, and days are added and removed', async () => {
  const { cookie } = await office()
  const address = '/admin/organisation/holidays?year=2026'
  const proposal = await page(await get(address, { cookie }))
  expect(proposal).toContain('Proposed for 2026: check against the Official Gazette')
  expect(proposal).toContain('we have not read the amending act')
  expect(proposal).toMatch(/value="2026-11-02"/)

  const days = ['2026-01-01', '2026-04-03', '2026-12-25', '2030-01-01']
  const sent = { days, newDay: '2026-10-09', newName: 'Election day' }
  const fingerprint = fingerprintIn(await page(await post(address, sent, { cookie })))
  const done = await post(address, { ...sent, fingerprint, reason: 'Gazette 12' }, { cookie })

  expect(done.status).toBe(302)
  const { holidays, holidayYears } = await findOrganisation(db)
  expect(holidays.map(({ day }) => day)).toEqual(['2026-01-01', '2026-04-03', '2026-10-09', '2026-12-25'])
  expect(holidayYears).toEqual([2026])
  const settled = await page(await get(address, { cookie }))
  expect(settled).toContain('The days of 2026 were accepted')
  expect(settled).toContain('Election day')
  const wrong = await post(address, { days, newDay: '2027-10-09', newName: 'x' }, { cookie })
  expect(wrong.status).toBe(422)
})

test('an administrator of one ministry cannot open or change the organisation', async () => {
  await office()
  const ministry = await addTestUnit(db, { parentId: await addTestUnit(db) })
  const { identifier } = await addTestOfficer(db, 'administrator', ministry)
  const cookie = await cookieOf(identifier)
  const before = await db.select().from(ledgerEntries)

  for (const place of ['', '/details', '/logo', '/holidays', '/undone-changes/1']) {
    expect((await get(`/admin/organisation${place}`, { cookie })).status, place).toBe(403)
    if (place === '') continue
    const forged = { ...unchanged, name: 'Mine', fingerprint: 'x', reason: 'x' }
    expect((await post(`/admin/organisation${place}`, forged, { cookie })).status, place).toBe(403)
  }
  expect(await db.select().from(ledgerEntries)).toHaveLength(before.length)
})

async function page(answer: Response): Promise<string> {
  expect(answer.status).toBe(200)
  return (await answer.text()).replaceAll('<!-- -->', '')
}

/** Pages know the organisation for up to a second. */
async function signInPage(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 1100))
  return (await get('/sign-in')).text()
}

function fingerprintIn(html: string): string {
  return /name="fingerprint" value="(\w+)"/.exec(html)?.[1] ?? ''
}

function upload(cookie: string, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Response> {
  const body = new FormData()
  body.append('logo', new File([bytes], name, { type: 'image/png' }))
  const { origin, host } = new URL(config.baseUrl)
  const headers = { accept: 'text/html', origin, host, cookie }
  return Promise.resolve(
    application.fetch(new Request(`${config.baseUrl}/admin/organisation/logo`, { method: 'POST', body, headers })),
  )
}

/** An organisation that has said nothing of itself yet, and somebody who administers all of it. */
async function office() {
  await db.delete(settings).where(eq(settings.name, 'organisation'))
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const { identifier } = await addTestOfficer(db, 'administrator')
  const keep = async (details: Partial<Organisation>) => {
    const value = { ...(await findOrganisation(db)), ...details }
    await db.insert(settings).values({ name: 'organisation', value, changedAt: new Date() })
    await new Promise((resolve) => setTimeout(resolve, 1100))
  }
  return { cookie: await cookieOf(identifier), keep }
}
