import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries, people } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, makePerson, makeUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const page = '/hr/staff-import'
let offices = 0

test('HR sends a list, sees what it would do, confirms it twice at once, and it is done once', async () => {
  const { hr, name, unitId } = await office()
  const sent = await send(`Matricule;Nom;Unité\n${name}-1;Zoé Bœuf;${name}\n${name}-2;Lost;Nowhere at all`, hr)
  const address = sent.headers.get('location') ?? ''
  expect(address).toMatch(/^\/hr\/staff-import\/[\w-]{36}$/)
  const shown = await text(address, hr)
  expect(shown).toContain('What this list would do')
  expect(shown).toContain('Carry it out for 1 person')
  expect(shown).toContain('There is no open unit of this name.')
  expect(await theirs(unitId)).toHaveLength(1)

  const form = { step: 'confirm', version: '1' }
  const both = await Promise.all([post(address, form, { cookie: hr }), post(address, form, { cookie: hr })])
  expect(both.map(({ status }) => status)).toEqual([302, 302])
  expect(await text(address, hr)).toContain('Done for 1 person.')
  expect((await theirs(unitId)).map((person) => person.name)).toContain('Zoé Bœuf')
  expect((await post(address, { step: 'settle' }, { cookie: hr })).status).toBe(302)
  expect(await text(address, hr)).toContain('You said that the rejected rows need nothing more.')
  expect(await text(page, hr)).toContain('staff.csv')
})

test('rejected rows come back as a file that no spreadsheet runs, and that can be mended and sent again', async () => {
  const { hr, name } = await office()
  const sent = await send(`Staff number,Name,Unit,=cmd()\n${name}-1,"=HYPERLINK(""x"")",Nowhere,+1`, hr)
  const address = sent.headers.get('location') ?? ''
  const answer = await get(`${address}/rejected.csv`, { cookie: hr })
  expect(answer.headers.get('content-disposition')).toContain('rejected-rows.csv')
  const file = await answer.text()
  expect(file.split('\r\n')).toEqual([
    "Staff number,Name,Unit,'=cmd(),What is wrong (this column is not read)",
    `${name}-1,"'=HYPERLINK(""x"")",Nowhere,'+1,Unit: There is no open unit of this name.`,
    '',
  ])
  const again = await send(file.replace('Nowhere', name), hr)
  const mended = await text(again.headers.get('location') ?? '', hr)
  expect(mended).toContain('Carry it out for 1 person')
  expect(await text(`${again.headers.get('location')}/rows?kind=created`, hr)).toContain('=HYPERLINK(&quot;x&quot;)')
})

test('a row with two faults shows both of them, on the page and in the file', async () => {
  const { hr, name } = await office()
  const sent = await send(`Staff number,Name,Unit,E-mail\n${name}-1,Two Faults,Nowhere,nothing`, hr)
  const address = sent.headers.get('location') ?? ''
  const shown = await text(address, hr)
  expect(shown).toContain('There is no open unit of this name.')
  expect(shown).toContain('This is not an e-mail address.')
  expect(shown).toContain('rowspan="2"')
  const file = await (await get(`${address}/rejected.csv`, { cookie: hr })).text()
  expect(file).toContain(
    `${name}-1,Two Faults,Nowhere,nothing,Unit: There is no open unit of this name. E-mail: This is not an e-mail address.`,
  )
})

test('rejected rows come back with the sign between the cells that they were sent with', async () => {
  const { hr, name } = await office()
  for (const sign of [';', '\t', ',']) {
    const sent = await send([`Matricule;Nom;Unité`, `${name}-1;A, b;Nowhere`].join('\n').replaceAll(';', sign), hr)
    const address = sent.headers.get('location') ?? ''
    const file = await (await get(`${address}/rejected.csv`, { cookie: hr })).text()
    const written = sign === ',' ? [`${name}-1`, 'A', ' b'] : [`${name}-1`, 'A, b', 'Nowhere']
    expect(file.split('\r\n')[0]).toContain(['Matricule', 'Nom', 'Unité', ''].join(sign))
    expect(file.split('\r\n')[1]).toContain(written.join(sign))
  }
})

test('columns are chosen by hand, and many leave only where their number is typed', async () => {
  const { hr, name, unitId } = await office()
  const sent = await send(`Whatever;Whoever\nHR-${name};\n`, hr)
  const address = sent.headers.get('location') ?? ''
  expect(await text(address, hr)).toContain('No row of this list can be carried out')

  const chosen = { step: 'choose', version: '1', 'staff-number': '0', name: '1', whole: unitId }
  expect((await post(address, chosen, { cookie: hr })).status).toBe(302)
  expect((await post(address, chosen, { cookie: hr })).status).toBe(409)
  const shown = await text(address, hr)
  expect(shown).toContain('Many people would leave')
  const confirm = { step: 'confirm', version: '2' }
  expect((await post(address, { ...confirm, leaving: '7' }, { cookie: hr })).status).toBe(422)
  expect((await post(address, { ...confirm, version: '1', leaving: '1' }, { cookie: hr })).status).toBe(409)
  expect((await post(address, { ...confirm, leaving: '1' }, { cookie: hr })).status).toBe(302)
  const left = (await theirs(unitId)).filter(({ activity }) => activity === 'left')
  expect(left.map((person) => person.name)).toEqual([`Person ${name}-0`])
})

test('what is no list is refused in words, and nobody sees another’s list', async () => {
  const { hr, name, unitId } = await office()
  const before = await db.select().from(ledgerEntries)
  const wrong: [string | Uint8Array | null, string][] = [
    [null, 'Choose a file'],
    ['', 'The file is empty'],
    ['Staff number;Name', 'There are no people in this file'],
    [Buffer.from('PK\u0003\u0004 no archive at all, only words'), 'could not be opened safely'],
    [Buffer.alloc(10_500_000, 'a'), 'The file is too large: 10 megabytes at most'],
  ]
  for (const [file, words] of wrong) {
    const answer = await send(file, hr)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  }
  expect(await db.select().from(ledgerEntries)).toHaveLength(before.length)

  const address = (await send(`Staff number;Name;Unit\n${name}-1;One;${name}`, hr)).headers.get('location') ?? ''
  const colleague = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  const auditor = await cookieOf((await addTestOfficer(db, 'auditor', unitId)).identifier)
  for (const below of ['', '/rows?kind=created', '/rejected.csv']) {
    expect((await get(address + below, { cookie: colleague })).status).toBe(404)
    expect((await get(address + below, { cookie: auditor })).status).toBe(403)
  }
  for (const step of ['confirm', 'choose', 'settle']) {
    expect((await post(address, { step, version: '1' }, { cookie: colleague })).status).toBe(404)
  }
  expect((await get(`${address}/rows?kind=nothing`, { cookie: hr })).status).toBe(404)
  expect((await post(address, { step: 'confirm', version: 'x' }, { cookie: hr })).status).toBe(409)
})

function theirs(unitId: string) {
  return db.select().from(people).where(eq(people.unitId, unitId))
}

async function text(address: string, cookie: string): Promise<string> {
  const answer = await get(address, { cookie })
  expect(answer.status).toBe(200)
  return answer.text()
}

function send(file: string | Uint8Array | null, cookie: string): Promise<Response> {
  const body = new FormData()
  if (file !== null) body.append('file', new File([Buffer.from(file as string)], 'staff.csv'))
  else body.append('nothing', '')
  const { origin, host } = new URL(config.baseUrl)
  const headers = { accept: 'text/html', origin, host, cookie }
  const request = new Request(config.baseUrl + page, { method: 'POST', body, headers, redirect: 'manual' })
  return Promise.resolve(application.fetch(request))
}

/** A unit of its own with one person in it, and the cookie of an officer who reaches it from above. */
async function office() {
  const now = new Date()
  const name = `Import ${++offices}`
  const above = await makeUnit(db, `Above ${name}`, null, now)
  const unitId = await makeUnit(db, name, above, now)
  await makePerson(db, unitId, `${name}-0`, {}, now)
  const hr = await cookieOf((await addTestOfficer(db, 'hr', above)).identifier)
  return { hr, name, unitId }
}
