import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { workItems } from '#db/schema/index.ts'
import { cookiesOf, get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('an administrator sees whom a unit’s invitations would go to, sends the mails once, and is told so', async () => {
  const { unit, cookie, page } = await office()

  const html = await (await get(page, { cookie })).text()

  expect(html).toContain('1 person has never signed in and has an address')
  expect(html).toContain('Aline Rose')
  expect(html).toContain('2 people have never signed in and have no address')
  expect(html).toContain('Send 1 mail')
  const fields = { by: 'mail', unitId: unit, fingerprint: fingerprintIn(html) }
  const answers = await Promise.all([1, 2].map(() => post('/admin/invitations?index', fields, { cookie })))
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(await refused?.text()).toContain('Something has changed since this page was shown')
  const to = answers.find(({ status }) => status === 302)?.headers.get('location') ?? ''
  expect(await (await get(to, { cookie })).text()).toMatch(/1 mail is on its way.*still being made/s)
})

test('slips show their codes once, in the language of each, and the page opened again says that they are gone', async () => {
  const { unit, cookie, page } = await office()
  const fields = { by: 'slips', unitId: unit, fingerprint: fingerprintIn(await (await get(page, { cookie })).text()) }

  const made = await post('/admin/invitations?index', fields, { cookie })

  const slips = made.headers.get('location') ?? ''
  expect(slips).toBe('/admin/invitations/slips')
  const sealed = cookiesOf(made)
  const printed = await get(slips, { cookie: `${cookie}; ${sealed}` })
  const html = await printed.text()
  expect(printed.headers.get('cache-control')).toBe('no-store')
  expect(printed.headers.getSetCookie().join()).toContain('Max-Age=0')
  const codes = [...html.matchAll(/__code">([^<]+)</g)].map(([, code]) => code ?? '')
  expect(codes).toHaveLength(2)
  expect(html).toContain('Votre accès à Lisans')
  expect(html).toContain('Your way into Lisans')
  for (const code of codes) expect(sealed).not.toContain(code)

  const reloaded = await (await get(slips, { cookie })).text()
  expect(reloaded).toContain('The code is gone')
  expect(reloaded).toContain('href="/admin/invitations"')
  const thief = await cookieOf((await addTestOfficer(db, 'administrator', unit)).identifier)
  expect(await (await get(slips, { cookie: `${thief}; ${sealed}` })).text()).not.toContain(codes[0])
  expect((await post('/admin/invitations?index', fields, { cookie })).status).toBe(409)
  expect(await (await get(page, { cookie })).text()).toContain('2 people hold an invitation that still works')
  expect((await post('/enter-code', { code: codes[0] ?? '' })).status).toBe(302)
  expect(await (await get(`${page}&again=yes`, { cookie })).text()).toContain('Make 2 slips')
})

test('nobody invites a unit out of their reach, and hostile forms invite nobody', async () => {
  const { unit, page } = await office()
  const before = await db.select().from(workItems)
  const { cookie: stranger } = await office()
  expect(await (await get(page, { cookie: stranger })).text()).not.toContain('Aline')
  const fields = { by: 'mail', unitId: unit, fingerprint: 'x' }
  expect((await post('/admin/invitations?index', fields, { cookie: stranger })).status).toBe(409)
  const forms: Record<string, string | string[]>[] = [
    {},
    { ...fields, by: 'pigeon' },
    { ...fields, unitId: ['a', 'b'] },
    { ...fields, fingerprint: 'x'.repeat(5000) },
  ]
  for (const form of forms) {
    expect((await post('/admin/invitations?index', form, { cookie: stranger })).status).toBe(400)
  }
  expect(await db.select().from(workItems)).toEqual(before)
})

function fingerprintIn(html: string): string {
  return /name="fingerprint" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

async function office() {
  const unit = await addTestUnit(db)
  const administrator = await addTestOfficer(db, 'administrator', unit)
  await addTestPerson(db, { name: 'Aline Rose', unitId: unit })
  await addTestPerson(db, { name: 'Benoît Payet', unitId: unit, email: null, language: 'fr' })
  await addTestPerson(db, { name: 'Carl Hoareau', unitId: unit, email: null })
  return {
    unit,
    cookie: await cookieOf(administrator.identifier),
    page: `/admin/invitations?unit=${unit}`,
  }
}
