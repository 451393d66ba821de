import { and, count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { changeUnit, previewUnitChange } from '#app/domain/people/change-unit.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { listHoldersOver } from '#app/domain/people/list-holders-over.ts'
import { listUnitChanges } from '#app/domain/people/list-unit-changes.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import type { UnitChange } from '#app/domain/people/unit-plan.ts'
import { ledgerEntries, people, personMovements, type Role, roleGrants, unitChanges, units } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestPerson, makePerson, makeUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const later = new Date('2026-03-02T09:00:00.000Z')

test('two ministries merge: people, units and roles go to the other one, and the first is closed and points at it', async () => {
  const { db, finance, health, payroll, grant, worker, actor, confirm, preview } = await government()
  const focal = await worker(finance, 'F-1')
  await grant(focal, 'focal-point', finance)
  const clerk = await worker(finance, 'F-2')

  expect(await preview({ kind: 'merged', unitId: finance, otherId: health })).toMatchObject({
    moving: { all: 2, left: 0 },
    units: [{ id: payroll, name: 'Payroll' }],
    grants: [{ personName: 'Person F-1', role: 'focal-point', effect: 'carried' }],
    other: { name: 'Health' },
  })
  expect(await confirm({ kind: 'merged', unitId: finance, otherId: health })).toMatchObject({ kind: 'changed' })

  const [merged] = await db.select().from(units).where(eq(units.id, finance))
  expect(merged).toMatchObject({ mergedIntoId: health, closedAt: later })
  const [below] = await db.select().from(units).where(eq(units.id, payroll))
  expect(below?.parentId).toBe(health)
  const movements = await db.select().from(personMovements).where(eq(personMovements.personId, clerk))
  expect(movements.map(({ kind, unitId }) => [kind, unitId])).toContainEqual(['moved', health])
  expect(await listHoldersOver(db, { personId: clerk, role: 'focal-point' }, later)).toMatchObject([
    { personId: focal },
  ])
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.subjectId, finance))
  expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['unit.added', 'operator'],
    ['unit.merged', actor.personId],
  ])
  expect(await listUnitChanges(db, health)).toMatchObject([
    { kind: 'merged', unitName: 'Finance', otherName: 'Health', people: 2, reason: 'A new portfolio' },
  ])
})

test('fifteen hundred people go to another ministry in one transaction, and it does not take seconds', async () => {
  const { db, finance, health, confirm } = await government()
  const crowd = Array.from({ length: 1500 }, (_, number) => `P-${number}`)
  const row = {
    language: 'en',
    activity: 'active',
    createdAt: noon,
    unitId: finance,
    jobTitle: null,
    email: null,
  } as const
  for (let first = 0; first < crowd.length; first += 500) {
    const part = crowd.slice(first, first + 500)
    await db.insert(people).values(part.map((id) => ({ ...row, id, name: id, searchName: id })))
  }

  const began = performance.now()
  expect(await confirm({ kind: 'merged', unitId: finance, otherId: health })).toMatchObject({ kind: 'changed' })
  expect(performance.now() - began).toBeLessThan(2000)

  const [there] = await db.select({ people: count() }).from(people).where(eq(people.unitId, health))
  expect(there?.people).toBe(1500)
  const moved = and(eq(personMovements.kind, 'moved'), eq(personMovements.unitId, health))
  const [movements] = await db.select({ count: count() }).from(personMovements).where(moved)
  expect(movements?.count).toBe(1500)
})

test('whoever left or is away stays so when their ministry merges', async () => {
  const { db, finance, health, worker, confirm } = await government()
  const leaver = await worker(finance, 'F-1')
  await recordLeaving(db, { personId: leaver }, operator, noon)

  await confirm({ kind: 'merged', unitId: finance, otherId: health })

  const [person] = await db.select().from(people).where(eq(people.id, leaver))
  expect(person).toMatchObject({ activity: 'left', unitId: health })
  expect((await findStanding(db, { personId: leaver, programmeId: 'none' }, later)).state).toBe('left')
})

test('a role that its holder has over the other unit too ends instead of being held twice; the longer one stays', async () => {
  const { db, finance, health, worker, grant, confirm } = await government()
  const both = await worker(health, 'H-1')
  const here = await grant(both, 'hr', finance)
  const there = await grant(both, 'hr', health)
  const until = new Date('2026-06-01T00:00:00.000Z')
  const lasting = await grant(both, 'focal-point', finance)
  const short = await grant(both, 'focal-point', health)
  await db.update(roleGrants).set({ runsUntil: until }).where(eq(roleGrants.id, short))

  expect(await confirm({ kind: 'merged', unitId: finance, otherId: health })).toMatchObject({ kind: 'changed' })

  const running = (await db.select().from(roleGrants).where(eq(roleGrants.personId, both))).filter(
    (one) => !one.endedAt,
  )
  expect(new Map(running.map(({ id, unitId }) => [id, unitId]))).toEqual(
    new Map([
      [there, health],
      [lasting, health],
    ]),
  )
  expect(running.map(({ id }) => id)).not.toContain(here)
})

test('nobody widens their own reach: the roles of whoever merges stay with the closed unit', async () => {
  const { db, finance, health, actor, grant, confirm } = await government()
  const own = await grant(actor.personId, 'hr', finance)

  await confirm({ kind: 'merged', unitId: finance, otherId: health })

  const [kept] = await db.select().from(roleGrants).where(eq(roleGrants.id, own))
  expect(kept).toMatchObject({ unitId: finance, endedAt: null })
})

test('whoever stands in for the one who merges stays behind with them; another deputy follows the role that is kept', async () => {
  const { db, finance, health, actor, worker, grant, confirm } = await government()
  const until = new Date('2026-06-01T00:00:00.000Z')
  const deputyOf = async (principalGrant: string, staffNumber: string, role: Role) => {
    const grantId = await grant(await worker(finance, staffNumber), role, finance)
    const standing = { deputyForGrantId: principalGrant, runsUntil: until }
    await db.update(roleGrants).set(standing).where(eq(roleGrants.id, grantId))
    return grantId
  }
  const own = await deputyOf(await grant(actor.personId, 'hr', finance), 'D-1', 'hr')
  const both = await worker(health, 'H-1')
  const ending = await grant(both, 'focal-point', finance)
  const kept = await grant(both, 'focal-point', health)
  const other = await deputyOf(ending, 'D-2', 'focal-point')

  await confirm({ kind: 'merged', unitId: finance, otherId: health })

  const after = new Map((await db.select().from(roleGrants)).map((one) => [one.id, one]))
  expect(after.get(own)).toMatchObject({ unitId: finance, endedAt: null })
  expect(after.get(ending)?.endedAt).toEqual(later)
  expect(after.get(other)).toMatchObject({ unitId: health, deputyForGrantId: kept, endedAt: null })
})

test('the preview counts who would turn to another focal point, and who would have none', async () => {
  const { finance, health, payroll, worker, grant, preview } = await government()
  const focal = await worker(finance, 'F-1')
  await grant(focal, 'focal-point', finance)
  await worker(payroll, 'F-2')
  await worker(payroll, 'F-3')

  const moved = await preview({ kind: 'moved', unitId: payroll, otherId: health })

  expect(moved).toMatchObject({ focalPoints: { other: 2, none: 2 }, people: 2, moving: { all: 0 } })
  expect(moved).toMatchObject({ grants: [{ personName: 'Person F-1', effect: 'loses' }] })
  const merged = await preview({ kind: 'merged', unitId: payroll, otherId: finance })
  expect(merged).toMatchObject({ focalPoints: { other: 0, none: 0 } })
})

test('a preview that is out of date is refused, and nothing is changed', async () => {
  const { db, finance, health, worker, actor, previewed } = await government()
  const change = { kind: 'merged', unitId: finance, otherId: health } as const
  const { fingerprint } = await previewed(change)
  await worker(finance, 'F-1')

  expect(await changeUnit(db, { change, reason: 'x', fingerprint }, actor, later)).toEqual({
    kind: 'refused',
    reason: 'changed-since-preview',
  })
  expect(await db.select().from(unitChanges)).toEqual([])
})

test('sent twice, a merger happens once', async () => {
  const { db, finance, health, actor, previewed } = await government()
  const change = { kind: 'merged', unitId: finance, otherId: health } as const
  const { fingerprint } = await previewed(change)
  const send = () => changeUnit(db, { change, reason: 'x', fingerprint }, actor, later)

  const outcomes = await Promise.all([send(), send()])

  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'refused'])
  expect(await db.select().from(unitChanges)).toHaveLength(1)
})

test('what makes no sense is refused: below itself, the top, a closed unit, a unit left with people, a taken name', async () => {
  const { db, top, finance, health, payroll, worker, confirm, refused } = await government()
  expect(await refused({ kind: 'moved', unitId: finance, otherId: payroll })).toBe('below-itself')
  expect(await refused({ kind: 'moved', unitId: finance, otherId: finance })).toBe('below-itself')
  expect(await refused({ kind: 'merged', unitId: finance, otherId: payroll })).toBe('below-itself')
  expect(await refused({ kind: 'moved', unitId: finance, otherId: top })).toBe('unit-unchanged')
  expect(await refused({ kind: 'closed', unitId: top, otherId: null })).toBe('top-unit')
  expect(await refused({ kind: 'closed', unitId: finance, otherId: null })).toBe('units-below-open')
  expect(await refused({ kind: 'renamed', unitId: finance, name: ' HEALTH ' })).toBe('unit-name-taken')
  expect(await refused({ kind: 'renamed', unitId: finance, name: '\u200b' })).toBe('unit-name-missing')
  expect(await refused({ kind: 'reopened', unitId: finance })).toBe('unit-not-closed')
  expect(await refused({ kind: 'renamed', unitId: 'nowhere', name: 'X' })).toBe('no-such-unit')

  await worker(payroll, 'F-1')
  expect(await refused({ kind: 'closed', unitId: payroll, otherId: null })).toBe('people-without-unit')
  await addUnit(db, { name: 'PAYROLL', parentId: health }, operator, noon)
  expect(await refused({ kind: 'moved', unitId: payroll, otherId: health })).toBe('unit-name-taken')
  expect(await refused({ kind: 'merged', unitId: finance, otherId: health })).toBe('unit-below-name-taken')

  expect(await confirm({ kind: 'closed', unitId: payroll, otherId: finance })).toMatchObject({ kind: 'changed' })
  expect(await refused({ kind: 'closed', unitId: payroll, otherId: null })).toBe('unit-closed-already')
  expect(await refused({ kind: 'moved', unitId: finance, otherId: payroll })).toBe('unit-closed')
})

test('an administrator acts only where the role reaches: on the unit, and on the other one', async () => {
  const { db, finance, health, payroll, worker, grant } = await government()
  const personId = await worker(finance, 'F-9')
  await grant(personId, 'administrator', finance)
  const actor: Actor = { kind: 'person', personId }
  const ask = async (change: UnitChange) => previewUnitChange(db, change, actor, later)

  expect(await ask({ kind: 'renamed', unitId: payroll, name: 'Salaries' })).toMatchObject({ kind: 'previewed' })
  expect(await ask({ kind: 'moved', unitId: payroll, otherId: health })).toMatchObject({ reason: 'out-of-reach' })
  expect(await ask({ kind: 'merged', unitId: health, otherId: finance })).toMatchObject({ reason: 'out-of-reach' })
  for (const role of ['hr', 'auditor', 'focal-point'] as const) {
    const other = await worker(finance, `F-${role}`)
    await grant(other, role, finance)
    const asked = { kind: 'renamed', unitId: payroll, name: 'Salaries' } as const
    expect(await previewUnitChange(db, asked, { kind: 'person', personId: other }, later), role).toMatchObject({
      reason: 'out-of-reach',
    })
  }
})

/** A government with two ministries, and an administrator of everything who confirms what was previewed. */
async function government() {
  const db = await emptyDatabase()
  const top = await makeUnit(db, 'Public service')
  const finance = await makeUnit(db, 'Finance', top)
  const health = await makeUnit(db, 'Health', top)
  const payroll = await makeUnit(db, 'Payroll', finance)
  const grant = async (personId: string, role: Role, unitId: string) => {
    const outcome = await grantRole(db, { personId, role, unitId }, operator, noon)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    return outcome.grantId
  }
  const { id: personId } = await addTestPerson(db, { unitId: top })
  await grant(personId, 'administrator', top)
  const actor = { kind: 'person', personId } as const
  const worker = (unitId: string, staffNumber: string) => makePerson(db, unitId, staffNumber, {}, noon)
  const preview = (change: UnitChange) =>
    previewUnitChange(db, change, actor, later).then((outcome) => ('preview' in outcome ? outcome.preview : outcome))
  const previewed = async (change: UnitChange) => {
    const outcome = await previewUnitChange(db, change, actor, later)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    return outcome.preview
  }
  const refused = async (change: UnitChange) => {
    const outcome = await previewUnitChange(db, change, actor, later)
    return outcome.kind === 'refused' ? outcome.reason : null
  }
  const confirm = async (change: UnitChange) => {
    const { fingerprint } = await previewed(change)
    return changeUnit(db, { change, reason: 'A new portfolio', fingerprint }, actor, later)
  }
  return { db, top, finance, health, payroll, grant, worker, actor, preview, previewed, refused, confirm }
}
