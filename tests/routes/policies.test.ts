import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { createPolicy } from '#app/domain/certification/create-policy.ts'
import { db } from '#app/web/database.ts'
import { outgoingMails, signatures } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { theProgramme } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'
import { publishTestPolicy } from '#tests/support/policies.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const words = { 'en-title': 'Social media policy', 'en-source': '## Care\r\n\r\n1. We take **care**.' }

test('an administrator begins the policy, writes it, sees what publishing does, and publishes it for everybody to sign', async () => {
  const { administrator, top, reader, readerId } = await government()

  const begun = await post('/admin/policies', { unitId: top }, { cookie: administrator })
  const address = begun.headers.get('location')?.replace('/draft', '') ?? ''
  expect(address).toMatch(/^\/admin\/policies\/[\w-]+$/)
  const twice = await post('/admin/policies', { unitId: top }, { cookie: administrator })
  expect(twice.status).toBe(409)
  expect(await twice.text()).toContain('There is a policy or annex for this unit already.')

  const saved = await post(`${address}/draft`, { version: '1', ...words }, { cookie: administrator })
  expect(saved.headers.get('location')).toBe(`${address}/draft?notice=saved`)
  const draft = await page(`${address}/draft`, administrator)
  expect(draft).toContain('As whoever signs it will see it')
  expect(draft).toContain('<strong>care</strong>')

  const proposal = await page(`${address}/publication`, administrator)
  const lastDay = /name="lastDay"[^>]*value="([\d-]+)"/.exec(proposal)?.[1] ?? ''
  expect(lastDay > dayOf(new Date(), 'Indian/Mahe')).toBe(true)
  const preview = await page(`${address}/publication?material=yes&lastDay=${lastDay}`, administrator)
  expect(preview).toContain('2 people must sign by')
  expect(preview).toContain('Nobody among them has access today that would close.')
  const fingerprint = /name="fingerprint" value="(\w+)"/.exec(preview)?.[1] ?? ''
  const publish = () =>
    post(`${address}/publication`, { material: 'yes', lastDay, fingerprint }, { cookie: administrator })
  expect((await publish()).headers.get('location')).toBe(`${address}?notice=published`)
  expect((await publish()).status).toBe(409)

  const policyId = address.split('/').at(-1) as string
  expect(await page('/policies', reader)).toContain('To be signed')
  const text = await page(`/policies/${policyId}`, reader)
  expect(text).toContain('<strong>care</strong>')
  expect(await page(`${address}/unsigned`, administrator)).toContain('2 people whom your role reaches have not signed.')

  const form = signingForm(text)
  expect((await post(`/policies/${policyId}`, form, { cookie: reader })).status).toBe(422)
  const signed = await post(`/policies/${policyId}`, { ...form, accept: 'yes' }, { cookie: reader })
  expect(signed.headers.get('location')).toBe(`/policies/${policyId}`)
  const again = await post(`/policies/${policyId}`, { ...form, accept: 'yes' }, { cookie: reader })
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('You have signed this policy already.')
  expect(await db.select().from(signatures).where(eq(signatures.personId, readerId))).toHaveLength(1)

  const documents = await page('/signed-documents', reader)
  const [document = ''] = /\/signed-documents\/[\w-]+/.exec(documents) ?? []
  expect(await page(document, reader)).toContain('<strong>care</strong>')
  expect((await get(document, { cookie: administrator })).status).toBe(404)
  const mails = await db.select().from(outgoingMails).where(eq(outgoingMails.personId, readerId))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.body).toContain('1. We take care.')
})

test('two editors are told, and neither loses a word', async () => {
  const { administrator, policy } = await government()
  const { address } = await policy()
  const save = (source: string, version: string) =>
    post(`${address}/draft`, { ...words, 'en-source': source, version }, { cookie: administrator })

  await save('Words of the first editor', '1')
  const answer = await save('Words of the second editor', '1')

  expect(answer.status).toBe(409)
  const html = await answer.text()
  expect(html).toContain('Somebody else saved this text while you were writing.')
  expect(html).toContain('Words of the first editor')
  expect(html).toContain('Words of the second editor</textarea>')
  expect(html).toContain('name="version" value="2"')
  expect((await save('Both together', '2')).status).toBe(302)
})

test('faulty and hostile words are kept, explained with their place, and cannot be published', async () => {
  const { administrator, policy } = await government()
  const { address } = await policy()
  const source = 'We take care.\n\nBe {careful()}.'
  await post(`${address}/draft`, { ...words, 'en-source': source, version: '1' }, { cookie: administrator })

  const draft = await page(`${address}/draft`, administrator)
  expect(draft).toContain('line 3, column')
  expect(draft).toContain('Be {careful()}.')
  expect(await page(`${address}/publication`, administrator)).toContain('cannot be published as it is written')
  const forced = { material: 'yes', lastDay: inDays(20), fingerprint: 'x' }
  expect((await post(`${address}/publication`, forced, { cookie: administrator })).status).toBe(409)

  const script = { ...words, 'fr-title': 'x', 'fr-source': '<script>alert(1)</script>', version: '2' }
  await post(`${address}/draft`, script, { cookie: administrator })
  const shown = await page(`${address}/draft`, administrator)
  expect(shown).not.toContain('<script>alert(1)')
  expect(shown).toContain('line 1, column 1:')
  expect(shown).toContain('HTML such as &lt;script&gt; cannot be written')
  const long = { ...words, 'en-title': 'x'.repeat(121), version: '3' }
  const answer = await post(`${address}/draft`, long, { cookie: administrator })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('x'.repeat(121))
})

test('a day in the past is refused, one without work is warned of, and so is too little time', async () => {
  const { administrator, policy } = await government()
  const { address } = await policy()
  await post(`${address}/draft`, { version: '1', ...words }, { cookie: administrator })
  const preview = (lastDay: string) => page(`${address}/publication?material=yes&lastDay=${lastDay}`, administrator)

  expect(await preview(inDays(-1))).toContain('This day is over. Choose today or a later day.')
  expect(await preview('soon')).toContain('Enter a day, such as')
  expect(await preview('')).toContain('Choose the last day to sign')
  const sunday = Array.from({ length: 7 }, (_, index) => inDays(index + 14)).find(
    (day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 0,
  ) as string
  expect(await preview(sunday)).toContain('The office does not work on')
  expect(await preview(inDays(0))).toContain('There are only 0 working days until then.')
})

test('an earlier text is put back as a new version, and a withdrawal is previewed and needs its reason', async () => {
  const { administrator, policy, reader } = await government()
  const { address, id } = await policy()
  const now = new Date()
  await publishTestPolicy(db, id, { source: 'The first words', at: now })
  await publishTestPolicy(db, id, { source: 'The second words', material: false, at: now })
  expect(await page(address, administrator)).toContain('Put the words of version 1 into the draft')

  const version = /name="version" value="(\d+)"/.exec(await page(address, administrator))?.[1] ?? ''
  const putBack = await post(`${address}/earlier-text`, { number: '1', version }, { cookie: administrator })
  expect(putBack.headers.get('location')).toBe(`${address}/draft?notice=put-back`)
  expect((await post(`${address}/earlier-text`, { number: '1', version }, { cookie: administrator })).status).toBe(409)
  expect((await post(`${address}/earlier-text`, { number: '9', version: '4' }, { cookie: administrator })).status).toBe(
    404,
  )
  expect(await page(`${address}/draft`, administrator)).toContain('The first words')
  const minor = await page(`${address}/publication?material=no`, administrator)
  expect(minor).toContain('Nobody is asked to sign again')

  const preview = await page(`${address}/withdrawal`, administrator)
  expect(preview).toContain('2 people have it still to sign')
  const fingerprint = /name="fingerprint" value="(\w+)"/.exec(preview)?.[1] ?? ''
  const withdraw = (reason: string) => post(`${address}/withdrawal`, { reason, fingerprint }, { cookie: administrator })
  expect((await withdraw(' ')).status).toBe(422)
  expect((await withdraw('Replaced')).headers.get('location')).toBe(address)
  expect((await withdraw('Replaced')).status).toBe(409)
  expect(await page(address, administrator)).toContain('Replaced')
  expect((await get(`/policies/${id}`, { cookie: reader })).status).toBe(404)
})

test('HR of one ministry sees who of its people has not signed, and writes nothing; another ministry’s annex is not theirs', async () => {
  const { unitId, top, policy } = await government()
  const { address, id } = await policy()
  await publishTestPolicy(db, id, { at: new Date() })
  await addTestPerson(db, { unitId: await addTestUnit(db, { parentId: top }), name: 'Zoe Elsewhere' })
  const hr = await addTestOfficer(db, 'hr', unitId)
  const cookie = await cookieOf(hr.identifier)

  const list = await page(`${address}/unsigned`, cookie)
  expect(list).toContain('Somebody the hr')
  expect(list).not.toContain('Zoe Elsewhere')
  expect((await get(`${address}/draft`, { cookie })).status).toBe(403)
  expect((await post('/admin/policies', { unitId }, { cookie })).status).toBe(403)

  const below = await addTestOfficer(db, 'administrator', unitId)
  const theirs = await cookieOf(below.identifier)
  expect((await get(`${address}/draft`, { cookie: theirs })).status).toBe(403)
  expect((await post(`${address}/draft`, { version: '2', ...words }, { cookie: theirs })).status).toBe(403)
  expect((await get(`${address}/withdrawal`, { cookie: theirs })).status).toBe(403)
  expect((await post('/admin/policies', { unitId: top }, { cookie: theirs })).status).toBe(403)
  expect((await post('/admin/policies', { unitId }, { cookie: theirs })).status).toBe(302)
})

test('nobody signs a text that changed under their eyes, or a policy that is not theirs', async () => {
  const { policy, reader } = await government()
  const { id } = await policy()
  await publishTestPolicy(db, id, { at: new Date() })
  const form = { ...signingForm(await page(`/policies/${id}`, reader)), accept: 'yes' }
  await publishTestPolicy(db, id, { at: new Date() })

  const changed = await post(`/policies/${id}`, form, { cookie: reader })
  expect(changed.status).toBe(409)
  expect(await changed.text()).toContain('The policy has changed while you were reading.')
  const stranger = await cookieOf((await addTestPerson(db)).identifier)
  expect((await get(`/policies/${id}`, { cookie: stranger })).status).toBe(404)
  expect((await post(`/policies/${id}`, form, { cookie: stranger })).status).toBe(404)
})

function inDays(days: number): string {
  return addDays(dayOf(new Date(), 'Indian/Mahe'), days)
}

async function page(address: string, cookie: string): Promise<string> {
  return (await get(address, { cookie })).text()
}

function signingForm(html: string): Record<string, string> {
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
  return { revision: field('revision'), language: field('language'), textHash: field('textHash') }
}

/** A government of its own with an administrator and one reader in a ministry. */
async function government() {
  await theProgramme()
  const top = await addTestUnit(db, { name: 'Government' })
  const unitId = await addTestUnit(db, { parentId: top, name: 'Ministry of Tides' })
  const administrator = await addTestOfficer(db, 'administrator', top)
  const reader = await addTestPerson(db, { unitId })
  return {
    top,
    unitId,
    administrator: await cookieOf(administrator.identifier),
    reader: await cookieOf(reader.identifier),
    readerId: reader.id,
    policy: async () => {
      const created = await createPolicy(db, { unitId: top }, operator, new Date())
      if (created.kind === 'refused') throw new Error(created.reason)
      return { id: created.policyId, address: `/admin/policies/${created.policyId}` }
    },
  }
}
