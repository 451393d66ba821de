import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listOverrides } from '#app/domain/audit/list-overrides.ts'
import { confirmBulk } from '#app/domain/bulk/confirm-bulk.ts'
import { continueBulk } from '#app/domain/bulk/continue-bulk.ts'
import { findBulk, listBulkPeople, listBulksAbout } from '#app/domain/bulk/find-bulk.ts'
import { prepareBulk } from '#app/domain/bulk/prepare-bulk.ts'
import { endExemption } from '#app/domain/certification/end-exemption.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { findPeopleByNumbers } from '#app/domain/people/find-people-by-numbers.ts'
import type { Database } from '#db/handle.ts'
import { type BulkActionName, bulkActions, exemptions, ledgerEntries, people } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestUnit, makePerson, operator, type TestPerson } from '#tests/support/people.ts'

const now = new Date('2026-11-23T06:00:00.000Z')
const exempting = { action: 'exemption' as const, details: { ground: 'long-absence', lastDay: '2027-03-31' } }

test('what would be done to many is told before anything is done, person by person and with the reasons', async () => {
  const { db, hr, mine, theirs, programmeId } = await scene()
  await grantExemption(db, { ...whose(mine[0], programmeId), ...endless }, operator, now)
  const before = await db.select().from(ledgerEntries)

  const bulkId = await prepared(db, hr, { ...exempting, programmeId, personIds: [...mine, ...theirs, hr.id] })
  await continueBulk(db, { bulkId }, now)

  const bulk = await findBulk(db, { bulkId, personId: hr.id })
  expect(bulk?.stage).toBe('rehearsed')
  expect(Object.fromEntries(bulk?.answers.map(({ answer, people }) => [answer, people]) ?? [])).toEqual({
    done: 24,
    'already-exempt': 1,
    'out-of-reach': 2,
    'about-oneself': 1,
  })
  if (!bulk) throw new Error('There is no bulk action')
  const refused = await listBulkPeople(db, { bulk, answer: 'already-exempt', after: -1, limit: 10 })
  expect(refused.map(({ personId }) => personId)).toEqual([mine[0]])
  expect(await db.select().from(exemptions)).toHaveLength(1)
  expect(await db.select().from(ledgerEntries)).toHaveLength(before.length + 1)
})

test('an auditor reads for each of many the reason that was given once for all', async () => {
  const { db, hr, mine, programmeId } = await scene()
  const bulkId = await prepared(db, hr, { ...exempting, programmeId, personIds: mine.slice(0, 2) })
  await continueBulk(db, { bulkId }, now)
  await confirmBulk(db, { bulkId }, actorOf(hr), now)
  await continueBulk(db, { bulkId }, now)
  const alone = { ...whose(mine[2], programmeId), ground: 'long-absence' as const, endsAt: null }
  await grantExemption(db, alone, actorOf(hr), new Date(now.getTime() + 1))

  const asked = { reach: 'all' as const, kind: 'exemption' as const, unitIds: null, from: null, until: null }
  const listed = await listOverrides(db, asked, { before: null, limit: 10 })
  const [bulk] = await db.select().from(bulkActions)
  expect(listed.map(({ subject, reason }) => [subject?.id, reason])).toEqual([
    [mine[2], null],
    [mine[1], bulk?.reason],
    [mine[0], bulk?.reason],
  ])
})

test('once confirmed it is done to each by the command for one, and the ledger still holds', async () => {
  const { db, hr, mine, programmeId } = await scene()
  await grantExemption(db, { ...whose(mine[7], programmeId), ...endless }, operator, now)
  const bulkId = await prepared(db, hr, { ...exempting, programmeId, personIds: mine })
  await continueBulk(db, { bulkId }, now)
  // Whom it would have been refused for is left alone, whatever became of the obstacle; and somebody else was quicker with another.
  await endExemption(db, { ...whose(mine[7], programmeId), reason: 'Back' }, operator, now)
  await grantExemption(db, { ...whose(mine[3], programmeId), ...endless }, operator, now)

  expect(await confirmBulk(db, { bulkId }, actorOf(hr), now)).toEqual({ kind: 'confirmed' })
  expect(await confirmBulk(db, { bulkId }, actorOf(hr), now)).toMatchObject({ reason: 'already-confirmed' })
  // Two processes at once, one of them stopped half-way.
  let steps = 0
  await Promise.all([
    continueBulk(db, { bulkId }, now, () => ++steps < 1),
    continueBulk(db, { bulkId }, now),
    continueBulk(db, { bulkId }, now),
  ])

  const bulk = await findBulk(db, { bulkId, personId: hr.id })
  expect(bulk?.stage).toBe('finished')
  expect(Object.fromEntries(bulk?.answers.map(({ answer, people }) => [answer, people]) ?? [])).toEqual({
    done: 23,
    'already-exempt': 2,
  })
  expect(await db.select().from(exemptions)).toHaveLength(25)
  const granted = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'exemption.granted'))
  expect(granted).toHaveLength(25)
  const finished = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'bulk.finished'))
  expect(finished).toHaveLength(1)
  expect((await verifyLedger(db)).kind).toBe('sound')
  expect(await listBulksAbout(db, mine[5] ?? '')).toMatchObject([{ bulkId, reason: 'The season is over' }])
})

test('every action that can be done to many rehearses without a trace', async () => {
  const { db, hr, mine, unitId, programmeId } = await scene()
  const other = await addTestUnit(db, { parentId: unitId })
  const details: Partial<Record<BulkActionName, Record<string, string>>> = {
    move: { unitId: other },
    accommodation: { extraAttempts: '1', extraTimePercent: '25' },
  }
  for (const action of ['move', 'leave', 'secondment', 'leaving', 'accommodation'] as const) {
    const bulkId = await prepared(db, hr, { action, details: details[action] ?? {}, programmeId, personIds: mine })
    await continueBulk(db, { bulkId }, now)
    const bulk = await findBulk(db, { bulkId, personId: hr.id })
    expect([action, bulk?.answers]).toEqual([action, [{ answer: 'done', people: 25 }]])
  }
  expect(new Set((await db.select().from(people)).map(({ activity }) => activity))).toEqual(new Set(['active']))
  expect(await db.select().from(people).where(eq(people.unitId, other))).toEqual([])
})

test('it is prepared by whoever may do it to one, confirmed by whoever prepared it, and soon', async () => {
  const { db, hr, mine, unitId, programmeId } = await scene()
  const colleague = await addTestOfficer(db, 'hr', unitId)
  const everybody = { programmeId, personIds: mine, unknown: [], reason: 'Because' }

  const suspension = { action: 'suspension' as const, details: { ground: 'conduct' } }
  expect(await prepareBulk(db, { ...everybody, ...suspension }, actorOf(hr), now)).toMatchObject({
    reason: 'out-of-reach',
  })
  const nobody = { ...everybody, ...exempting, personIds: [] }
  expect(await prepareBulk(db, nobody, actorOf(hr), now)).toMatchObject({ reason: 'nobody-chosen' })
  const noReason = { ...everybody, ...exempting, reason: ' ' }
  expect(await prepareBulk(db, noReason, actorOf(hr), now)).toMatchObject({ reason: 'reason-missing' })
  const bulkId = await prepared(db, hr, { ...exempting, programmeId, personIds: mine })
  expect(await confirmBulk(db, { bulkId }, actorOf(hr), now)).toMatchObject({ reason: 'not-rehearsed' })
  await continueBulk(db, { bulkId }, now)
  expect(await confirmBulk(db, { bulkId }, actorOf(colleague), now)).toMatchObject({ reason: 'no-such-bulk' })
  expect(await findBulk(db, { bulkId, personId: colleague.id })).toBeNull()
  const tomorrow = new Date(now.getTime() + 25 * 3_600_000)
  expect(await confirmBulk(db, { bulkId }, actorOf(hr), tomorrow)).toMatchObject({ reason: 'rehearsal-too-old' })
})

test('pasted numbers mean people however they are written, within the reach only, and what means nobody is told', async () => {
  const { db, mine, unitId } = await scene()

  const pasted = ' M-1\r\nm2;M 3,\tM-1\nX-0\nnobody\n=2+3\n'
  const found = await findPeopleByNumbers(db, { pasted, unitIds: new Set([unitId]) })

  expect(new Set(found.personIds)).toEqual(new Set([mine[1], mine[2], mine[3]]))
  expect(found.unknown).toEqual(['X-0', 'nobody', '=2+3'])
})

test('a number that without its signs is that of two people is nobody’s', async () => {
  const { db, unitId } = await scene()
  await makePerson(db, unitId, 'A-12')
  await makePerson(db, unitId, 'A1-2')

  const found = await findPeopleByNumbers(db, { pasted: 'A12', unitIds: new Set([unitId]) })

  expect(found).toEqual({ personIds: [], unknown: ['A12'] })
})

const endless = { ground: 'long-absence' as const, endsAt: null }

function actorOf({ id }: TestPerson) {
  return { kind: 'person', personId: id } as const
}

function whose(personId: string | undefined, programmeId: string) {
  return { personId: personId ?? '', programmeId }
}

async function prepared(
  db: Database,
  officer: TestPerson,
  bulk: { action: BulkActionName; details: Record<string, string>; programmeId: string; personIds: string[] },
): Promise<string> {
  const asked = { ...bulk, unknown: [], reason: 'The season is over' }
  const outcome = await prepareBulk(db, asked, actorOf(officer), now)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.bulkId
}

async function scene() {
  const db = await emptyDatabase()
  const { programmeId } = await addTestProgramme(db)
  const unitId = await addTestUnit(db)
  const elsewhere = await addTestUnit(db)
  const mine: string[] = []
  for (let number = 0; number < 25; number++) mine.push(await makePerson(db, unitId, `M-${number}`))
  const theirs = [await makePerson(db, elsewhere, 'X-0'), await makePerson(db, elsewhere, 'X-1')]
  const hr = await addTestOfficer(db, 'hr', unitId)
  return { db, programmeId, unitId, mine, theirs, hr }
}
