import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type AuditReach, findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { findEntry } from '#app/domain/audit/find-entry.ts'
import { findSequenceAt } from '#app/domain/audit/find-sequence-at.ts'
import { actionsOf } from '#app/domain/audit/recorded-actions.ts'
import { type LedgerFilter, noFilter, searchLedger } from '#app/domain/audit/search-ledger.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'

const system: Actor = { kind: 'system' }

test('an auditor finds entries by what was done, by who did it, by whom it is about and by day, newest first', async () => {
  const { found, marie, jean } = await recordedHouse()

  expect(await found({})).toEqual([6, 5, 4, 3, 2, 1])
  expect(await found({ actions: actionsOf('certification') })).toEqual([6, 3])
  expect(await found({ actions: ['rules.signed'] })).toEqual([6])
  expect(await found({ person: { id: marie.id, as: 'actor' } })).toEqual([6, 5])
  expect(await found({ person: { id: marie.id, as: 'subject' } })).toEqual([6, 4, 1])
  expect(await found({ person: { id: jean.id, as: 'either' } })).toEqual([5, 4, 3])
  expect(await found({ person: { id: jean.id, as: 'either' }, actions: ['person.suspended'] })).toEqual([3])
  expect(await found({ from: day(2), until: new Date(day(3).getTime() - 1) })).toEqual([4, 3])
  expect(await found({ from: day(3) })).toEqual([6, 5])
  expect(await found({ until: day(1) })).toEqual([1])
  expect(await found({ sequence: 4 })).toEqual([4])
  expect(await found({ sequence: 400 })).toEqual([])
})

test('a page ends where the next begins, whatever is recorded meanwhile', async () => {
  const { db, found, record } = await recordedHouse()

  const first = await found({}, { limit: 3 })
  await record(db, 'data.backed-up', 'data', day(4))

  expect(first).toEqual([6, 5, 4])
  expect(await found({}, { limit: 3, before: 4 })).toEqual([3, 2, 1])
})

test('an auditor of one ministry sees what is about its people, and nothing that is about others or nobody', async () => {
  const { db, unitId, elsewhereId, found } = await recordedHouse()

  expect(await found({}, { reach: [unitId] })).toEqual([6, 4, 1])
  expect(await found({ actions: actionsOf('certification') }, { reach: [unitId] })).toEqual([6])
  expect(await found({}, { reach: [elsewhereId] })).toEqual([5, 3])
  expect(await found({}, { reach: [] })).toEqual([])
  expect(await findEntry(db, 2, [unitId])).toBeNull()
  expect(await findEntry(db, 3, [unitId])).toBeNull()
  expect(await findEntry(db, 4, [unitId])).not.toBeNull()
})

test('whose role reaches every unit reaches all; of one unit, that unit and those below', async () => {
  const { db, unitId } = await recordedHouse()
  const below = await addTestUnit(db, { parentId: unitId })
  const auditor = await addTestOfficer(db, 'auditor', unitId)
  const all = await addTestOfficer(db, 'administrator', unitId)
  const hr = await addTestOfficer(db, 'hr', unitId)

  expect([...(await findAuditReach(db, auditor.id, day(9)))].sort()).toEqual([unitId, below].sort())
  expect(await findAuditReach(db, all.id, day(9))).not.toBe('all')
  expect(await findAuditReach(db, hr.id, day(9))).toEqual([])

  const alone = await emptyDatabaseWithOneUnit()
  expect(await findAuditReach(alone.db, alone.auditor.id, day(9))).toBe('all')
})

test('an entry says what it says in names, keeps keys of questions back, and tells whether it verifies', async () => {
  const { db, marie, unitId, record } = await recordedHouse()
  const payload = {
    reason: 'Order 7',
    unitId,
    holderId: marie.id,
    correctOptionId: 'b',
    nested: { keyBefore: 'a', from: '2026-03-02T08:00:00.000Z', sure: true, none: null, list: ['x', 'y'] },
  }
  const sequence = await record(db, 'question.corrected', 'course/question', day(4), system, payload)

  const entry = await findEntry(db, sequence, 'all')

  expect(entry).toMatchObject({ sequence, fault: null, subject: null, actor: { kind: 'system' } })
  expect(entry?.said?.lines.map(({ path, value }) => [path.join('.'), value.kind]).sort()).toEqual([
    ['correctOptionId', 'kept-back'],
    ['holderId', 'person'],
    ['nested.from', 'instant'],
    ['nested.keyBefore', 'kept-back'],
    ['nested.list', 'words'],
    ['nested.list', 'words'],
    ['nested.none', 'nothing'],
    ['nested.sure', 'flag'],
    ['reason', 'words'],
    ['unitId', 'unit'],
  ])
  expect(JSON.stringify(entry)).not.toContain('"b"')
})

test('an entry that was changed, or put in another’s place, does not verify; nor does one that says nothing any more', async () => {
  const { db } = await recordedHouse()
  await db
    .update(ledgerPayloads)
    .set({ payload: { ground: 'none' } })
    .where(eq(ledgerPayloads.sequence, 3))
  await db.update(ledgerEntries).set({ action: 'person.reinstated' }).where(eq(ledgerEntries.sequence, 4))
  await db
    .update(ledgerEntries)
    .set({ previousHash: 'f'.repeat(64) })
    .where(eq(ledgerEntries.sequence, 5))
  await db.delete(ledgerPayloads).where(eq(ledgerPayloads.sequence, 1))

  expect((await findEntry(db, 3, 'all'))?.fault).toBe('payload-changed')
  expect((await findEntry(db, 4, 'all'))?.fault).toBe('entry-changed')
  expect((await findEntry(db, 5, 'all'))?.fault).toBe('out-of-order')
  // Or emptied, where the row has to stay.
  await db.update(ledgerPayloads).set({ salt: '', payload: {} }).where(eq(ledgerPayloads.sequence, 2))

  for (const gone of [1, 2]) {
    expect(await findEntry(db, gone, 'all')).toMatchObject({ fault: 'payload-missing', said: null })
  }
  expect((await verifyLedger(db)).kind).toBe('broken')
})

test('an instant is found in the ledger by halving', async () => {
  const { db } = await recordedHouse()

  expect(await findSequenceAt(db, day(0))).toBe(1)
  expect(await findSequenceAt(db, day(2))).toBe(3)
  expect(await findSequenceAt(db, new Date(day(2).getTime() + 1))).toBe(4)
  expect(await findSequenceAt(db, day(30))).toBe(7)
  expect(await findSequenceAt(await emptyDatabase(), day(1))).toBe(1)
})

/** Marie in one ministry, Jean in another, and six entries over three days. */
async function recordedHouse() {
  const db = await emptyDatabase()
  const unitId = await addTestUnit(db, { name: 'Ministry of Tides' })
  const elsewhereId = await addTestUnit(db, { name: 'Ministry of Reefs' })
  const marie = await addTestPerson(db, { unitId })
  const jean = await addTestPerson(db, { unitId: elsewhereId, name: 'Jean Port' })
  await record(db, 'person.added', marie.id, day(1))
  await record(db, 'data.backed-up', 'data', new Date(day(1).getTime() + 1000), { kind: 'operator', name: 'root' })
  await record(db, 'person.suspended', jean.id, day(2), system, { ground: 'conduct' })
  await record(db, 'person.looked-at', marie.id, new Date(day(2).getTime() + 5000), jean.actor)
  await record(db, 'person.looked-at', jean.id, day(3), marie.actor)
  await record(db, 'rules.signed', marie.id, new Date(day(3).getTime() + 1), marie.actor)
  return { db, unitId, elsewhereId, marie, jean, record, found }

  async function found(
    filter: Partial<LedgerFilter>,
    { reach = 'all', limit = 50, before = null }: { reach?: AuditReach; limit?: number; before?: number | null } = {},
  ): Promise<number[]> {
    const search = { filter: { ...noFilter, ...filter }, reach, before, limit }
    return (await searchLedger(db, search)).map(({ sequence }) => sequence)
  }
}

async function emptyDatabaseWithOneUnit() {
  const db = await emptyDatabase()
  return { db, auditor: await addTestOfficer(db, 'auditor') }
}

async function record(
  db: Database,
  action: string,
  subjectId: string,
  at: Date,
  actor: Actor = system,
  payload: Record<string, unknown> = {},
): Promise<number> {
  const recorded = await inTransaction(db, (tx) => recordEntry(tx, { action, actor, subjectId, payload }, at))
  return recorded.sequence
}

function day(number: number): Date {
  return new Date(Date.UTC(2026, 2, number, 8))
}
