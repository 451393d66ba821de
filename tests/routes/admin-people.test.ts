import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries, outgoingMails, type Role } from '#db/schema/index.ts'
import { cookiesOf, get, post } from '#tests/support/ask.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('an administrator finds people by part of a name, within reach', async () => {
  const { cookie, mine, theirs } = await ministry()

  const found = await (await get('/admin/people?search=Lise', { cookie })).text()

  expect(found).toContain(mine.name)
  expect(found).not.toContain(theirs.name)
  for (const search of ["'", '%', '\\', '_', '%00', 'x'.repeat(4000)]) {
    expect((await get(`/admin/people?search=${search}&from=-1`, { cookie })).status, search.slice(0, 9)).toBe(200)
  }
  for (const from of ['1e99', 'NaN', '9999999999999999']) {
    expect((await get(`/admin/people?from=${from}`, { cookie })).status, from).toBe(200)
  }
})

test('opening somebody’s record is written down; out of reach it is refused, and so is a record that is not there', async () => {
  const { cookie, administrator, mine, theirs } = await ministry()

  const page = await get(`/admin/people/${mine.personId}`, { cookie })

  expect(page.status).toBe(200)
  expect(await page.text()).toContain('is written down')
  expect(await lastEntry()).toMatchObject({
    action: 'person.looked-at',
    actorId: administrator,
    subjectId: mine.personId,
  })
  expect((await get(`/admin/people/${theirs.personId}`, { cookie })).status).toBe(403)
  expect((await get('/admin/people/nobody', { cookie })).status).toBe(404)
})

test('adding a person by hand makes them findable; a name somebody has comes back as a problem', async () => {
  const { cookie, unit, mine } = await ministry()
  const person = {
    name: 'Zoé New',
    unitId: unit,
    jobTitle: 'Clerk',
    staffNumber: `${mine.staffNumber}-new`,
    email: '',
    logon: `HEALTH\\${mine.staffNumber}`,
    language: 'fr',
  }
  expect((await get('/admin/people/new', { cookie })).status).toBe(200)

  const answer = await post('/admin/people/new', person, { cookie })

  const added = await findPersonByIdentifier(db, person.logon)
  expect(added).toMatchObject({ name: 'Zoé New', language: 'fr', jobTitle: 'Clerk' })
  expect(answer.headers.get('location')).toBe(`/admin/people/${added?.id}?notice=added`)
  const again = await post('/admin/people/new', person, { cookie })
  expect(again.status).toBe(422)
  const html = await again.text()
  expect(html).toContain('Somebody is already known by this name')
  expect(html).toContain('value="Zoé New"')
})

test('a name is kept as it looks: marks that cannot be seen go, and line breaks become spaces', async () => {
  const { cookie, unit, mine } = await ministry()
  const staffNumber = `${mine.staffNumber}-marks`
  const person = { name: ' Zoe\u0301\u202e  de\nQuincy\u200b', unitId: unit, staffNumber, language: 'en' }

  await post('/admin/people/new', person, { cookie })

  expect(await findPersonByIdentifier(db, staffNumber)).toMatchObject({ name: 'Zoé de Quincy' })
})

test('an address that is none is named as such', async () => {
  const { cookie, unit } = await ministry()

  const answer = await post('/admin/people/new', { name: 'N', unitId: unit, email: 'x', language: 'en' }, { cookie })

  expect(await answer.text()).toContain('Enter an e-mail address such as')
})

test('hostile forms add nobody', async () => {
  const { cookie, unit, elsewhere } = await ministry()
  const good = { name: 'N', unitId: unit, staffNumber: 'SN-hostile', language: 'en' }
  const before = await lastEntry()
  const statuses = []
  for (const fields of [
    {},
    { ...good, name: '' },
    { ...good, name: 'x'.repeat(10_000) },
    { ...good, name: '\u200b\u202e \n' },
    { ...good, name: ['a', 'b'] },
    { ...good, staffNumber: '' },
    { ...good, staffNumber: 'a\u0001b' },
    { ...good, email: 'not an address' },
    { ...good, language: 'xx' },
    { ...good, unitId: 'nowhere' },
    { ...good, unitId: elsewhere },
  ] as Record<string, string | string[]>[]) {
    statuses.push((await post('/admin/people/new', fields, { cookie })).status)
  }

  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 422, 422, 422, 404, 403])
  expect(await lastEntry()).toEqual(before)
})

test('a slip shows its code once, in groups, with what to do, and reloading it makes no other', async () => {
  const { cookie, mine, unit } = await ministry()
  const path = `/admin/people/${mine.personId}/invitations`

  const posted = await post(path, { by: 'slip' }, { cookie })
  const sealed = cookiesOf(posted)
  const slip = await get(path, { cookie: `${cookie}; ${sealed}` })
  const reloaded = await get(path, { cookie: `${cookie}; ${cookiesOf(slip)}` })
  const byAnother = await get(path, { cookie: `${await withRole(unit, 'administrator')}; ${sealed}` })

  expect(posted.headers.get('location')).toBe(path)
  expect(posted.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Strict/)
  expect(slip.headers.getSetCookie().join()).toContain('lisans-slip=; Max-Age=0')
  expect(slip.headers.get('cache-control')).toContain('no-store')
  const html = await slip.text()
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(html)?.[0] ?? ''
  expect(html).toContain(mine.staffNumber)
  expect(html).toContain('/enter-code')
  expect(sealed).not.toContain(code)
  const gone = await reloaded.text()
  expect(gone).toContain('The code is gone')
  expect(gone).toContain(`href="/admin/people/${mine.personId}"`)
  for (const other of [gone, await byAnother.text()]) expect(other).not.toContain(code)
  expect((await post('/enter-code', { code })).status).toBe(302)
})

test('an invitation by mail leaves a mail and shows no code', async () => {
  const { cookie, mine } = await ministry()

  const answer = await post(`/admin/people/${mine.personId}/invitations`, { by: 'mail' }, { cookie })

  expect(answer.headers.get('location')).toBe(`/admin/people/${mine.personId}?notice=invited`)
  expect(await db.select().from(outgoingMails).where(eq(outgoingMails.personId, mine.personId))).toHaveLength(1)
})

test('a role is given with a reason after its reach was shown, and taken back, never one’s own', async () => {
  const { cookie, unit, elsewhere, mine, administrator } = await ministry()
  const page = (personId: string, chosen: Record<string, string>) =>
    `/admin/people/${personId}/roles?${new URLSearchParams(chosen)}`
  const manager = page(mine.personId, { role: 'manager', unitId: unit })

  const preview = await (await get(manager, { cookie })).text()

  expect(preview).toMatch(/reaches 2 people in 1 unit/)
  const previewed = /name="previewed" value="([^"]+)"/.exec(preview)?.[1] ?? ''
  const give = (address: string, fields: Record<string, string> = {}) =>
    post(address, { reason: 'New head of section', lastDay: '', previewed, ...fields }, { cookie })
  const silent = await give(manager, { reason: '' })
  expect(silent.status).toBe(422)
  expect(await silent.text()).toContain('href="#reason"')
  const stale = await give(manager, { previewed: '1 1' })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Something has changed since this page was shown')
  expect((await give(manager)).headers.get('location')).toBe(`/admin/people/${mine.personId}?notice=granted`)
  const twice = await give(manager)
  expect(twice.status).toBe(409)
  expect(await twice.text()).toContain('This person already has this role there')
  expect((await give(page(mine.personId, { role: 'manager', unitId: elsewhere }))).status).toBe(403)
  const king = await get(page(mine.personId, { role: 'king', unitId: unit }), { cookie })
  expect(king.headers.get('location')).toBe(`/admin/people/${mine.personId}?problem=choose-role-and-unit`)
  expect(await (await get(king.headers.get('location') ?? '', { cookie })).text()).toContain('href="#role"')
  const own = await give(page(administrator, { role: 'auditor', unitId: unit }))
  expect(own.status).toBe(409)
  expect(await own.text()).toContain('Nobody can decide this about themselves')

  const [grant] = await listRoleGrants(db, mine, new Date())
  const ending = `/admin/people/${mine.personId}/ended-roles?grant=${grant?.id}`
  expect(await (await get(ending, { cookie })).text()).toMatch(/no longer reaches 2 people in 1 unit as Manager/)
  const take = (reason: string) => post(ending, { grant: grant?.id ?? '', reason }, { cookie })
  expect((await take('')).status).toBe(422)
  expect((await take('Reorganised')).status).toBe(302)
  expect((await take('Reorganised')).status).toBe(404)
  expect(await listRoleGrants(db, mine, new Date())).toEqual([])

  const record = await (await get(`/admin/people/${mine.personId}`, { cookie })).text()
  expect(record).toContain('Roles that ended')
  const again = /href="([^"]*again=[^"]*)"/.exec(record)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(await (await get(again, { cookie })).text()).toMatch(/held this role before.*Given again; it ended on/s)
  expect((await give(again)).status).toBe(302)
})

test('that somebody left is recorded only with a tick, and moving needs a unit; the record says what is missing', async () => {
  const { cookie, mine } = await ministry()
  const move = async (fields: Record<string, string>) => {
    const answer = await post(`/admin/people/${mine.personId}/movements`, fields, { cookie })
    return (await get(answer.headers.get('location') ?? '', { cookie })).text()
  }

  expect(await move({ kind: 'left' })).toMatch(/There is a problem.*Tick that this person has left/s)
  expect(await move({ kind: 'moved', movedTo: '' })).toMatch(/There is a problem.*Choose the unit to move to/s)
  expect((await get('/account', { cookie: await cookieOf(mine.staffNumber) })).status).toBe(200)
})

test('who has left is signed out at once', async () => {
  const { cookie, mine } = await ministry()
  const theirs = await cookieOf(mine.staffNumber)
  expect((await get('/account', { cookie: theirs })).status).toBe(200)

  expect(
    (await post(`/admin/people/${mine.personId}/movements`, { kind: 'left', leaving: 'yes' }, { cookie })).status,
  ).toBe(302)

  expect((await get('/account', { cookie: theirs })).status).toBe(302)
  expect((await post(`/admin/people/${mine.personId}/movements`, { kind: 'gone' }, { cookie })).status).toBe(400)
})

test('pages about people are closed to learners and to roles that have no business there', async () => {
  const { unit, mine } = await ministry()
  const paths = ['/admin', '/admin/people', '/admin/people/new', `/admin/people/${mine.personId}`]
  const posts = [
    'new',
    `${mine.personId}/invitations`,
    `${mine.personId}/roles`,
    `${mine.personId}/ended-roles`,
    `${mine.personId}/movements`,
  ]
  const before = await lastEntry()

  for (const path of paths) expect((await get(path)).headers.get('location'), path).toContain('/sign-in?next=')
  const learner = await cookieOf((await person(unit)).staffNumber)
  for (const path of paths) expect((await get(path, { cookie: learner })).status, path).toBe(403)
  for (const path of posts)
    expect((await post(`/admin/people/${path}`, {}, { cookie: learner })).status, path).toBe(403)
  const auditor = await withRole(unit, 'auditor')
  expect((await get(`/admin/people/${mine.personId}`, { cookie: auditor })).status).toBe(200)
  for (const path of posts)
    expect((await post(`/admin/people/${path}`, {}, { cookie: auditor })).status, path).toBe(403)
  expect(
    (await get(`/admin/people/${mine.personId}.data?_routes=routes%2Fadmin.people.%24personId._index`)).status,
  ).not.toBe(200)

  const since = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(20)
  const done = since.filter((entry) => entry.sequence > (before?.sequence ?? 0)).map((entry) => entry.action)
  expect(
    done.filter((action) => !['person.added', 'session.started', 'role.granted', 'person.looked-at'].includes(action)),
  ).toEqual([])
})

let made = 0

async function ministry() {
  const unit = await makeUnit(db, `Ministry ${++made}`, null, new Date())
  const elsewhere = await makeUnit(db, `Other ministry ${made}`, null, new Date())
  const administrator = await person(unit)
  const grant = { personId: administrator.personId, role: 'administrator' as const, unitId: unit }
  await grantRole(db, grant, operator, new Date())
  return {
    unit,
    elsewhere,
    administrator: administrator.personId,
    cookie: await cookieOf(administrator.staffNumber),
    mine: await person(unit),
    theirs: await person(elsewhere),
  }
}

async function person(unit: string) {
  const staffNumber = `SN-${++made}`
  const name = `Lise Number${made}`
  const email = `lise${made}@office.example`
  return { staffNumber, name, personId: await makePerson(db, unit, staffNumber, { name, email }, new Date()) }
}

async function withRole(unitId: string, role: Role) {
  const { personId, staffNumber } = await person(unitId)
  await grantRole(db, { personId, role, unitId }, operator, new Date())
  return cookieOf(staffNumber)
}

async function lastEntry() {
  const [entry] = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  return entry
}
