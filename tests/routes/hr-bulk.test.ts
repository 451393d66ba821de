import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { exemptions, people } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestUnit, makePerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const form = { ground: 'long-absence', lastDay: '2099-03-31', reason: 'The whole crew is at sea' }

test('HR exempts everybody in a list: first it is shown, then confirmed, and sent twice it is done once', async () => {
  const { unitId, hr } = await crew()

  const list = await text(`/hr/people?search=Crew&unit=${unitId}`, hr)
  expect(list).toContain('Do something to everybody in this list')
  const page = `/hr/bulk/new?search=Crew&list=yes&do=exemption`
  expect(await text(page, hr)).toContain('All 3 people in the list')
  const prepared = await post(page, form, { cookie: hr })
  const address = prepared.headers.get('location') ?? ''
  expect(address).toMatch(/^\/hr\/bulk\/[\w-]{36}$/)
  const shown = await text(address, hr)
  expect(shown).toContain('It would be done to 3 people')
  expect(shown).toContain('Crew Second')
  expect(await theirExemptions(unitId)).toHaveLength(0)

  const [first, second] = await Promise.all([
    post(`${address}/confirmation`, {}, { cookie: hr }),
    post(`${address}/confirmation`, {}, { cookie: hr }),
  ])
  expect([first?.headers.get('location'), second?.headers.get('location')]).toEqual([address, address])
  expect(await text(address, hr)).toContain('Done for 3 people')
  expect(await theirExemptions(unitId)).toHaveLength(3)
})

test('all that was chosen is shown before anybody confirms it, a day that is over is said at its field, and one thing is changed without typing all again', async () => {
  const { hr, numbers } = await crew()
  const page = '/hr/bulk/new?do=exemption'
  const pasted = { ...form, numbers: [...numbers, 'X-1'].join('\n') }

  const past = await post(page, { ...pasted, lastDay: '2020-01-01' }, { cookie: hr })
  expect(past.status).toBe(422)
  expect(await past.text()).toMatch(/This day is over[\s\S]*X-1/)
  const address = (await post(page, pasted, { cookie: hr })).headers.get('location') ?? ''
  const shown = await text(address, hr)
  expect(shown).toMatch(/Away for a long time[\s\S]*31 March 2099[\s\S]*The whole crew is at sea/)
  const again = /\/hr\/bulk\/new\?do=exemption&amp;from=[\w-]+/.exec(shown)?.[0].replace('&amp;', '&') ?? ''
  const filled = await text(again, hr)
  for (const typed of [...numbers, 'X-1', '2099-03-31', 'The whole crew is at sea']) expect(filled).toContain(typed)
  const stranger = await cookieOf((await addTestOfficer(db, 'hr')).identifier)
  expect(await text(again, stranger)).not.toContain('The whole crew is at sea')
})

test('pasted numbers of others are nobody’s, and what was typed comes back with what is wrong', async () => {
  const { hr, numbers } = await crew()
  const elsewhere = await makePerson(db, await addTestUnit(db), 'ELSEWHERE-1', {}, new Date())

  const page = '/hr/bulk/new?do=leave'
  const wrong = await post(page, { numbers: 'nobody', reason: '' }, { cookie: hr })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('>nobody</textarea>')
  const nobody = await post(page, { numbers: 'ELSEWHERE-1', reason: 'Season' }, { cookie: hr })
  expect(nobody.status).toBe(422)
  expect(await nobody.text()).toContain('none of these numbers is anybody’s within your reach')

  const numbersOfTwo = `${numbers[0]}\n${numbers[1]}\nELSEWHERE-1\n<script>`
  const prepared = await post(page, { numbers: numbersOfTwo, reason: 'Season' }, { cookie: hr })
  const address = prepared.headers.get('location') ?? ''
  const shown = await text(address, hr)
  expect(shown).toContain('It would be done to 2 people')
  expect(shown).toContain('2 numbers are nobody’s within your reach')
  expect(shown).toContain('ELSEWHERE-1, &lt;script&gt;')
  await post(`${address}/confirmation`, {}, { cookie: hr })
  const [untouched] = await db.select().from(people).where(eq(people.id, elsewhere))
  expect(untouched?.activity).toBe('active')
})

test('a bulk decision is its maker’s alone, and only what their roles may do is offered', async () => {
  const { unitId, hr, numbers } = await crew()
  const colleague = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  const prepared = await post('/hr/bulk/new?do=leave', { numbers: numbers.join(','), reason: 'Season' }, { cookie: hr })
  const address = prepared.headers.get('location') ?? ''

  expect((await get(address, { cookie: colleague })).status).toBe(404)
  expect((await post(`${address}/confirmation`, {}, { cookie: colleague })).status).toBe(404)
  expect(await text('/hr/bulk/new', hr)).not.toContain('value="suspension"')
  const forbidden = { numbers: numbers.join(','), ground: 'conduct', reason: 'Because' }
  expect((await post('/hr/bulk/new?do=suspension', forbidden, { cookie: hr })).status).toBe(400)
  expect((await get('/hr/bulk/new?do=suspension', { cookie: hr })).status).toBe(200)
})

test('about one person it is decided on their page, if the officer reaches them; of others nothing is told', async () => {
  const { hr } = await crew()
  const other = await examinee({ name: 'Hidden Holly' })

  for (const person of [other.id, 'nobody']) {
    const page = `/hr/bulk/new?do=leave&person=${person}`
    expect((await get(page, { cookie: hr })).status).toBe(404)
    expect((await post(page, { reason: 'Season' }, { cookie: hr })).status).toBe(404)
  }
})

let crews = 0

async function crew() {
  const { unitId } = await examinee()
  crews++
  const numbers = ['First', 'Second', 'Third'].map((_name, place) => `C${crews}-${place}`)
  for (const [place, name] of ['Crew First', 'Crew Second', 'Crew Third'].entries()) {
    await makePerson(db, unitId, numbers[place] ?? '', { name }, new Date())
  }
  return { unitId, numbers, hr: await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier) }
}

function theirExemptions(unitId: string) {
  return db
    .select({ id: exemptions.id })
    .from(exemptions)
    .innerJoin(people, eq(people.id, exemptions.personId))
    .where(eq(people.unitId, unitId))
}

async function text(path: string, cookie: string): Promise<string> {
  return (await get(path, { cookie })).text()
}
