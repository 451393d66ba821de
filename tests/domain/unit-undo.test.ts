import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeUnit, previewUnitChange } from '#app/domain/people/change-unit.ts'
import { endRole } from '#app/domain/people/end-role.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { previewUnitUndo, undoUnitChange } from '#app/domain/people/undo-unit-change.ts'
import type { UnitChange } from '#app/domain/people/unit-plan.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, people, personMovements, roleGrants, unitChanges, units } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const morning = new Date('2026-03-02T05:00:00.000Z')
const noon = new Date('2026-03-02T08:00:00.000Z')
const later = new Date('2026-03-02T09:00:00.000Z')

test('a merger is undone: unit, people, units below and roles are back, and everybody’s history says both', async () => {
  const { db, finance, health, payroll, clerk, native, double, focalGrant, merge } = await merged()
  const before = await placesOf(db)
  const changeId = await merge()

  expect(await undo(db, changeId)).toMatchObject({ kind: 'undone' })

  expect(await placesOf(db)).toEqual(before)
  const [unit] = await db.select().from(units).where(eq(units.id, finance))
  expect(unit).toMatchObject({ closedAt: null, mergedIntoId: null })
  const [below] = await db.select().from(units).where(eq(units.id, payroll))
  expect(below?.parentId).toBe(finance)
  const history = await db.select().from(personMovements).where(eq(personMovements.personId, clerk))
  expect(history.map(({ unitId }) => unitId).sort()).toEqual([finance, finance, health].sort())
  const [role] = await db.select().from(roleGrants).where(eq(roleGrants.id, focalGrant))
  expect(role).toMatchObject({ unitId: finance, endedAt: null })
  const held = await db.select().from(roleGrants).where(eq(roleGrants.personId, double))
  expect(
    held
      .filter(({ endedAt }) => !endedAt)
      .map(({ unitId }) => unitId)
      .sort(),
  ).toEqual([finance, health].sort())
  const [stayed] = await db.select().from(people).where(eq(people.id, native))
  expect(stayed?.unitId).toBe(health)
  const [change] = await db.select().from(unitChanges).where(eq(unitChanges.id, changeId))
  expect(change).toMatchObject({ undoneAt: later, undoneBy: 'operator' })
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.subjectId, finance))
  expect(entries.at(-1)?.action).toBe('unit.change-undone')
})

test('a merger whose people, units or roles were changed since is not undone, and it is said exactly why', async () => {
  const { db, top, health, payroll, clerk, focalGrant, merge } = await merged()
  const changeId = await merge()
  const since = new Date('2026-03-02T08:30:00.000Z')
  await movePerson(db, { personId: clerk, unitId: payroll }, operator, since)
  await confirm(db, { kind: 'moved', unitId: payroll, otherId: top }, since)
  await endRole(db, { grantId: focalGrant }, operator, since)

  expect(await previewUnitUndo(db, { changeId }, operator, later)).toMatchObject({
    kind: 'blocked',
    obstacles: [
      { code: 'people-since', names: ['Person F-2'], count: 1 },
      { code: 'units-since', names: ['Payroll'], count: 1 },
      { code: 'roles-since', count: 1 },
    ],
  })
  expect(await undoUnitChange(db, { changeId, reason: 'x', fingerprint: 'y' }, operator, later)).toEqual({
    kind: 'refused',
    reason: 'undo-blocked',
  })
  const [still] = await db.select().from(people).where(eq(people.id, clerk))
  expect(still?.unitId).not.toBe(health)
})

test('somebody who was moved away and back again was placed there on purpose, and keeps a merger from being undone', async () => {
  const { db, health, payroll, clerk, merge } = await merged()
  const changeId = await merge()
  await movePerson(db, { personId: clerk, unitId: payroll }, operator, new Date(noon.getTime() + 1000))
  await movePerson(db, { personId: clerk, unitId: health }, operator, new Date(noon.getTime() + 2000))

  expect(await previewUnitUndo(db, { changeId }, operator, later)).toMatchObject({
    obstacles: [{ code: 'people-since', names: ['Person F-2'] }],
  })
})

test('an undone change is not undone again, however often it is sent', async () => {
  const { db, merge } = await merged()
  const changeId = await merge()
  const found = await previewUnitUndo(db, { changeId }, operator, later)
  if (found.kind !== 'previewed') throw new Error(found.kind)
  const send = () =>
    undoUnitChange(db, { changeId, reason: 'x', fingerprint: found.preview.fingerprint }, operator, later)

  const outcomes = await Promise.all([send(), send()])

  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['refused', 'undone'])
})

test('a name, a move, a closing and an opening are undone while nobody touched the unit since', async () => {
  const { db, top, finance, payroll } = await merged()
  const rename = await confirm(db, { kind: 'renamed', unitId: payroll, name: 'Salaries' }, noon)
  const move = await confirm(db, { kind: 'moved', unitId: payroll, otherId: top }, noon)
  const close = await confirm(db, { kind: 'closed', unitId: payroll, otherId: finance }, noon)
  const reopen = await confirm(db, { kind: 'reopened', unitId: payroll }, noon)

  expect(await previewUnitUndo(db, { changeId: close }, operator, later)).toMatchObject({
    obstacles: [{ code: 'reopened-since' }],
  })
  for (const changeId of [reopen, close, move, rename]) {
    expect(await undo(db, changeId)).toMatchObject({ kind: 'undone' })
  }
  const [unit] = await db.select().from(units).where(eq(units.id, payroll))
  expect(unit).toMatchObject({ name: 'Payroll', parentId: finance, closedAt: null })
})

test('a move is not undone where another unit took the name or the place was closed', async () => {
  const { db, top, finance, payroll } = await merged()
  const move = await confirm(db, { kind: 'moved', unitId: payroll, otherId: top }, noon)
  await makeUnit(db, 'payroll', finance, noon)

  expect(await previewUnitUndo(db, { changeId: move }, operator, later)).toMatchObject({
    obstacles: [{ code: 'name-taken-since', names: ['Payroll'] }],
  })
})

async function undo(db: Database, changeId: string) {
  const found = await previewUnitUndo(db, { changeId }, operator, later)
  if (found.kind !== 'previewed') throw new Error(JSON.stringify(found))
  const { fingerprint } = found.preview
  return undoUnitChange(db, { changeId, reason: 'Decided otherwise', fingerprint }, operator, later)
}

async function confirm(db: Database, change: UnitChange, at: Date): Promise<string> {
  const found = await previewUnitChange(db, change, operator, at)
  if (found.kind === 'refused') throw new Error(found.reason)
  const { fingerprint } = found.preview
  const outcome = await changeUnit(db, { change, reason: 'A new portfolio', fingerprint }, operator, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.changeId
}

/** Who works where and who holds what where, without what undoing may rightly write anew. */
async function placesOf(db: Database) {
  const workers = await db.select({ id: people.id, unitId: people.unitId }).from(people).orderBy(people.id)
  const roles = (await db.select().from(roleGrants)).filter(({ endedAt }) => !endedAt)
  return { workers, roles: roles.map(({ personId, role, unitId }) => `${personId} ${role} ${unitId}`).sort() }
}

/** Two ministries and, when asked, their merger. */
async function merged() {
  const db = await emptyDatabase()
  const top = await makeUnit(db, 'Public service')
  const finance = await makeUnit(db, 'Finance', top)
  const health = await makeUnit(db, 'Health', top)
  const payroll = await makeUnit(db, 'Payroll', finance)
  const focal = await makePerson(db, finance, 'F-1', {}, morning)
  const clerk = await makePerson(db, finance, 'F-2', {}, morning)
  const native = await makePerson(db, health, 'H-1', {}, morning)
  const double = await makePerson(db, health, 'H-2', {}, morning)
  const held = []
  for (const [personId, role, unitId] of [
    [focal, 'focal-point', finance],
    [double, 'hr', finance],
    [double, 'hr', health],
  ] as const) {
    held.push(await grantRole(db, { personId, role, unitId }, operator, morning))
  }
  const focalGrant = held[0]?.kind === 'granted' ? held[0].grantId : ''
  const merge = () => confirm(db, { kind: 'merged', unitId: finance, otherId: health }, noon)
  return { db, top, finance, health, payroll, clerk, native, double, focalGrant, merge }
}
