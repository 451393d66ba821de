import { asc, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findRestoredData } from '#app/domain/office/find-restored-data.ts'
import { shutGateAfterRestore } from '#app/domain/office/shut-gate-after-restore.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { createAdministrator } from '#app/domain/sign-in/create-administrator.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries, units } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { makePerson, makeUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const operator = { kind: 'operator', name: 'root' } as const

test('after a restore an administrator of the whole organisation, and nobody else, lets the gates follow standing again', async () => {
  const { administrator, administratorOfOneUnit } = await organisationAfterRestore()

  const page = await (await get('/admin/restore', { cookie: administrator })).text()
  expect(page).toContain('Every gate is shut')
  expect(page).toContain('1 March 2026')
  expect(page).toContain('12 records more')
  expect((await get('/readyz')).status).toBe(200)
  expect(await (await get('/readyz')).text()).toContain('every gate is shut')

  const local = await (await get('/admin/restore', { cookie: administratorOfOneUnit })).text()
  expect(local).toContain('Only an administrator of the whole organisation')
  expect(local).not.toContain('<form method="post" action="/admin/restore"')
  expect((await post('/admin/restore', {}, { cookie: administratorOfOneUnit })).status).toBe(409)
  expect(await findRestoredData(db)).not.toBeNull()

  expect((await post('/admin/restore', {}, { cookie: administrator })).headers.get('location')).toContain('accepted')
  expect(await findRestoredData(db)).toBeNull()
  const actions = (await db.select().from(ledgerEntries).orderBy(asc(ledgerEntries.sequence))).map(
    ({ action }) => action,
  )
  expect(actions.slice(-1)).toEqual(['restore.accepted'])

  expect((await post('/admin/restore', {}, { cookie: administrator })).status).toBe(409)
})

test('outside a demonstration there is no outbox to look into', async () => {
  expect((await get('/demo/outbox')).status).toBe(404)
})

async function organisationAfterRestore() {
  const now = new Date()
  const person = { name: 'Rosemay', staffNumber: 'SN-1', email: null, language: 'en' as const, organisation: 'Service' }
  const created = await createAdministrator(db, person, operator, now)
  if (created.kind === 'refused') throw new Error(created.reason)
  const ministry = await makeUnit(db, 'Ministry of Tides', await topUnitId(), now)
  const personId = await makePerson(db, ministry, 'SN-2', {}, now)
  await grantRole(db, { personId, role: 'administrator', unitId: ministry }, operator, now)
  const restored = {
    reason: 'restored' as const,
    since: now.toISOString(),
    lostAfter: '2026-03-01T08:00:00.000Z',
    entriesLost: 12,
    operator: 'root',
  }
  await shutGateAfterRestore(db, restored, operator, now)
  return { administrator: await cookieOf('SN-1'), administratorOfOneUnit: await cookieOf('SN-2') }
}

async function topUnitId(): Promise<string> {
  const [top] = await db.select({ id: units.id }).from(units).where(isNull(units.parentId))
  return top?.id ?? ''
}
