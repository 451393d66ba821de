import { expect, test } from 'vitest'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { db } from '#app/web/database.ts'
import { inTransaction } from '#db/handle.ts'
import type { Role } from '#db/schema/index.ts'
import { get } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('an auditor sees the overrides about their people, filters them and takes exactly these out', async () => {
  const { auditor, jean } = await decided()

  const all = await (await get('/audit/overrides', { cookie: auditor })).text()
  const one = await (await get('/audit/overrides?kind=unlock', { cookie: auditor })).text()
  const file = await get('/audit/overrides/file?kind=unlock', { cookie: auditor })
  const lines = (await file.text()).split('\r\n')

  expect(all).toContain('A person was exempted')
  expect(all).toContain('Does not use social media at work')
  expect(all).toContain('The final was unlocked')
  expect(all).not.toContain(jean.name)
  expect(one).not.toContain('A person was exempted')
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain("'=cmd|calc")
  expect((await get('/audit/overrides/file?from=soon', { cookie: auditor })).status).toBe(422)
})

test('an auditor sees who looked at their people’s records, and asking about one is such a look', async () => {
  const { auditor, marie, jean } = await decided()

  await get(`/audit/looks?person=${marie.id}`, { cookie: auditor })
  const page = await (await get(`/audit/looks?search=${marie.identifier}`, { cookie: auditor })).text()

  expect(page).toContain('Somebody the auditor')
  expect(page).toContain('looked at the record of')
  expect((await get(`/audit/looks?person=${jean.id}`, { cookie: auditor })).status).toBe(404)
})

test('nobody else reads overrides or looks', async () => {
  const { top } = await decided()
  const others: Role[] = ['hr', 'manager', 'access-officer', 'trainer', 'focal-point']
  for (const role of others) {
    const cookie = await cookieOf((await addTestOfficer(db, role, top)).identifier)
    for (const page of ['/audit/overrides', '/audit/overrides/file', '/audit/looks'])
      expect([role, page, (await get(page, { cookie })).status]).toEqual([role, page, 403])
  }
})

/** Overrides about one person in a ministry whose auditor looks, and about one in another. */
async function decided() {
  const top = await addTestUnit(db)
  const unitId = await addTestUnit(db, { parentId: top })
  const marie = await addTestPerson(db, { unitId, name: '=cmd|calc' })
  const jean = await addTestPerson(db, { unitId: await addTestUnit(db, { parentId: top }), name: 'Jean of the Reefs' })
  await record('exemption.granted', marie.id, { ground: 'no-use-at-work' })
  await record('attempts.unlocked', marie.id)
  await record('exemption.granted', jean.id)
  const auditor = await cookieOf((await addTestOfficer(db, 'auditor', unitId)).identifier)
  return { top, marie, jean: { ...jean, name: 'Jean of the Reefs' }, auditor }
}

async function record(action: string, subjectId: string, payload: Record<string, unknown> = {}): Promise<void> {
  const entry = { action, actor: { kind: 'system' } as const, subjectId, payload }
  await inTransaction(db, (tx) => recordEntry(tx, entry, new Date()))
}
