import { and, eq, isNull, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { ledgerEntries, type Role, units, workItems } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestUnit, grantTestRole } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('an auditor asks for a verification from the page; a second press does not begin another', async () => {
  const { auditor } = await auditors()

  const asked = await post('/audit/chain/verification', {}, { cookie: auditor })
  const twice = await post('/audit/chain/verification', {}, { cookie: auditor })
  const page = await (await get('/audit/chain', { cookie: auditor })).text()

  expect(asked.headers.get('location')).toBe('/audit/chain')
  expect(twice.status).toBe(409)
  expect(page).toContain('A verification is under way')
  expect(await db.select().from(workItems).where(eq(workItems.kind, 'verify-ledger'))).toHaveLength(1)
})

test('a checkpoint is downloaded, holds when it is brought back, and does not when it or the ledger was changed', async () => {
  const { auditor } = await auditors()

  const file = await post('/audit/chain/checkpoint', {}, { cookie: auditor })
  const words = await file.text()
  const compare = async (pasted: string) =>
    (await post('/audit/chain/comparison', { words: pasted }, { cookie: auditor })).text()

  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="checkpoint-\d+\.json"$/)
  expect(await compare(words)).toContain('It still holds')
  expect(await compare(words.replace(/"sequence": \d+/, '"sequence": 1'))).toContain('its signature does not fit')
  const { sequence } = JSON.parse(words) as { sequence: number }
  await db
    .update(ledgerEntries)
    .set({ hash: 'f'.repeat(64) })
    .where(eq(ledgerEntries.sequence, sequence))
  const rewritten = await compare(words)
  expect(rewritten).toContain('is not the one that was signed')
  expect(rewritten).toContain(`/audit/ledger/${sequence}"`)
  const nothing = await post('/audit/chain/comparison', { words: '<script>alert(1)</script>' }, { cookie: auditor })
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('&lt;script&gt;')
})

test('who is mailed the checkpoint is for whoever audits everything; a stale page changes nothing', async () => {
  const { auditor, part } = await auditors()
  const send = (address: string, before: string, cookie: string, reason = 'Order 7') =>
    post('/audit/chain/keeper', { address, before, reason }, { cookie })

  expect((await send('a@out.example', '', part)).status).toBe(409)
  expect(await (await get('/audit/chain/keeper', { cookie: part })).text()).not.toContain('name="address"')
  expect((await send('a@out.example', '', auditor, '')).status).toBe(422)
  expect((await send('nonsense', '', auditor)).status).toBe(422)
  expect((await send('a@out.example', '', auditor)).status).toBe(302)
  expect((await send('b@out.example', '', auditor)).status).toBe(409)
  expect(await (await get('/audit/chain', { cookie: auditor })).text()).toContain('goes to a@out.example')
  expect(await (await get('/audit/chain', { cookie: part })).text()).not.toContain('a@out.example')
  expect((await send('', 'a@out.example', auditor)).status).toBe(302)
})

test('nobody else verifies, signs, compares or names', async () => {
  const { top } = await auditors()
  const others: Role[] = ['hr', 'manager', 'access-officer', 'trainer']
  for (const role of others) {
    const cookie = await cookieOf((await addTestOfficer(db, role, top)).identifier)
    for (const address of ['verification', 'checkpoint', 'comparison', 'keeper'])
      expect([role, address, (await post(`/audit/chain/${address}`, {}, { cookie })).status]).toEqual([
        role,
        address,
        403,
      ])
  }
})

/** An auditor of every unit there is, and one of a part. */
async function auditors() {
  const top = await addTestUnit(db)
  const below = await addTestUnit(db, { parentId: top })
  const all = await addTestOfficer(db, 'auditor', top)
  // The tests of a file share one database, and with it the ministries of those before.
  const others = await db
    .select({ id: units.id })
    .from(units)
    .where(and(isNull(units.parentId), ne(units.id, top)))
  for (const { id } of others) await grantTestRole(db, all.id, 'auditor', id)
  const part = await addTestOfficer(db, 'auditor', below)
  return { top, auditor: await cookieOf(all.identifier), part: await cookieOf(part.identifier) }
}
