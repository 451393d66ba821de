import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { db } from '#app/web/database.ts'
import { inTransaction } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads, type Role } from '#db/schema/index.ts'
import { get } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('the audit is for auditors and administrators, whatever else somebody is', async () => {
  const { top } = await twoMinistries()
  const others: Role[] = ['hr', 'manager', 'access-officer', 'trainer', 'focal-point', 'legal-reviewer', 'translator']
  for (const role of others) {
    const cookie = await cookieOf((await addTestOfficer(db, role, top)).identifier)
    for (const page of ['/audit', '/audit/ledger', '/audit/ledger/1']) {
      expect([role, page, (await get(page, { cookie })).status]).toEqual([role, page, 403])
    }
  }
})

test('an auditor of a ministry finds its people’s entries, opens one, and that is written down', async () => {
  const { auditor, marie, jean, suspendMarie, suspendJean } = await twoMinistries()

  const found = await (
    await get(`/audit/ledger?search=${marie.identifier}&family=certification`, { cookie: auditor })
  ).text()
  const opened = await get(`/audit/ledger/${suspendMarie}`, { cookie: auditor })
  const said = await opened.text()

  expect(found).toContain('A person was suspended')
  expect(found).toContain(`/audit/ledger/${suspendMarie}"`)
  expect(found).toContain('Person: Marie of the Tides')
  expect(said).toContain('This entry verifies')
  expect(said).toContain('See file 7')
  // Choosing her and opening an entry about her is one look.
  expect(await looksAt(marie.id)).toBe(1)
  // Somebody else’s ministry.
  expect((await get(`/audit/ledger/${suspendJean}`, { cookie: auditor })).status).toBe(404)
  expect((await get(`/audit/ledger?person=${jean.id}`, { cookie: auditor })).status).toBe(404)
  const nobody = await (await get(`/audit/ledger?search=${jean.identifier}`, { cookie: auditor })).text()
  expect(nobody).toContain('Nobody whom your role reaches')
  const mine = await (await get('/audit/ledger?family=certification', { cookie: auditor })).text()
  expect(mine).not.toContain(`/audit/ledger/${suspendJean}"`)
  expect(await looksAt(jean.id)).toBe(0)
})

test('the filters stay in the address, later pages among them, and one look is written down once', async () => {
  const { auditor, marie } = await twoMinistries()
  for (let day = 0; day < 51; day++) await record('lesson.completed', marie.id)

  // Whoever begins in the middle is looking all the same.
  await get(`/audit/ledger?person=${marie.id}&before=999999`, { cookie: auditor })
  const first = await (
    await get(`/audit/ledger?person=${marie.id}&family=learning&as=subject`, { cookie: auditor })
  ).text()
  const next = /href="([^"]*before=\d+[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await (await get(next, { cookie: auditor })).text()

  expect(next).toContain(`person=${marie.id}`)
  expect(next).toContain('family=learning')
  expect(first.match(/A lesson was completed/g)).toHaveLength(50)
  expect(second.match(/A lesson was completed/g)).toHaveLength(1)
  expect(second).toContain('Back to the newest')
  expect(await looksAt(marie.id)).toBe(1)
})

test('a name that several bear is chosen from; what is no day or number is said at its field', async () => {
  const { auditor, unitId } = await twoMinistries()
  for (let copy = 0; copy < 2; copy++) await addTestPerson(db, { unitId, name: 'Same Nameson' })

  const several = await (await get('/audit/ledger?search=nameson&family=looks', { cookie: auditor })).text()
  const wrong = await (await get('/audit/ledger?from=2026-02-31&number=x', { cookie: auditor })).text()

  expect(several).toContain('Which of them?')
  expect(several.match(/person=[0-9a-f-]{36}/g)).toHaveLength(2)
  expect(several).toContain('family=looks')
  expect(wrong).toContain('There is a problem')
  expect(wrong).toContain('Enter a whole number')
})

test('what was erased says so; what is hostile in an address does no harm', async () => {
  const { auditor, suspendMarie } = await twoMinistries()
  await db.delete(ledgerPayloads).where(eq(ledgerPayloads.sequence, suspendMarie))

  const page = () => get(`/audit/ledger/${suspendMarie}`, { cookie: auditor }).then((answer) => answer.text())
  expect(await page()).toContain('no erasure accounts for it')
  const erasure = await record('person.erased', 'somebody', { sequences: `${suspendMarie}` })
  expect(await page()).toContain('This entry verifies')
  expect(await page()).toContain(`href="/audit/ledger/${erasure}"`)
  const hostile = [
    `family=__proto__&as=constructor&search=${encodeURIComponent("%' or 1=1 --")}`,
    'before=-1&number=99999999999999999999',
    'person=..%2F..%2Fx&from=%00',
    `search=${'x'.repeat(5000)}`,
    'from=%3Cscript%3Ealert(1)%3C/script%3E',
  ]
  for (const query of hostile) {
    const answer = await get(`/audit/ledger?${query}`, { cookie: auditor })
    expect([200, 404], query.slice(0, 40)).toContain(answer.status)
    expect(await answer.text()).not.toContain('<script>alert')
  }
  for (const sequence of ['0', '-1', '1e3', 'x', '999999999', '9999999999'])
    expect((await get(`/audit/ledger/${sequence}`, { cookie: auditor })).status, sequence).toBe(404)
})

test('the ledger speaks French', async () => {
  const { top, suspendMarie } = await twoMinistries()
  const auditor = await addTestPerson(db, { unitId: top, language: 'fr' })

  await grantTestRole(db, auditor.id, 'auditor', top)
  const cookie = await cookieOf(auditor.identifier)

  expect(await (await get(`/audit/ledger/${suspendMarie}`, { cookie })).text()).toContain(
    'Une personne a été suspendue',
  )
})

/** A ministry whose auditor looks, another beside it, and one suspended person in each. */
async function twoMinistries() {
  const top = await addTestUnit(db)
  const unitId = await addTestUnit(db, { parentId: top })
  const elsewhere = await addTestUnit(db, { parentId: top })
  const marie = await addTestPerson(db, { unitId, name: 'Marie of the Tides' })
  const jean = await addTestPerson(db, { unitId: elsewhere, name: 'Jean of the Reefs' })
  const suspendMarie = await record('person.suspended', marie.id, { note: 'See file 7' })
  const suspendJean = await record('person.suspended', jean.id)
  const auditor = await cookieOf((await addTestOfficer(db, 'auditor', unitId)).identifier)
  return { top, unitId, marie, jean, suspendMarie, suspendJean, auditor }
}

async function record(action: string, subjectId: string, payload: Record<string, unknown> = {}): Promise<number> {
  const entry = { action, actor: { kind: 'system' } as const, subjectId, payload }
  return (await inTransaction(db, (tx) => recordEntry(tx, entry, new Date()))).sequence
}

async function looksAt(personId: string): Promise<number> {
  const rows = await db
    .select({ action: ledgerEntries.action })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.subjectId, personId))
    .orderBy(desc(ledgerEntries.sequence))
  return rows.filter(({ action }) => action === 'person.looked-at').length
}
