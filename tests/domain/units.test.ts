import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/people/actor.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { ledgerEntries, type Role, units } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')

test('an administrator adds units below those the role reaches, and each is one entry of the ledger', async () => {
  const { db, finance, health, holding } = await twoMinistries()
  const administrator = await holding('administrator')
  const add = (name: string, parentId: string | null) => addUnit(db, { name, parentId }, administrator, noon)

  const added = await add(' Treasury\n Office ', finance)

  if (added.kind === 'refused') throw new Error(added.reason)
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.subjectId, added.unitId))
  expect(entries).toMatchObject([{ action: 'unit.added' }])
  const [unit] = await db.select().from(units).where(eq(units.id, added.unitId))
  expect(unit).toMatchObject({ name: 'Treasury Office', parentId: finance, closedAt: null })
  expect(await add('Wards', health)).toMatchObject({ reason: 'out-of-reach' })
  expect(await add('Ministry', null)).toMatchObject({ reason: 'out-of-reach' })
  expect(await add('Wards', 'nowhere')).toMatchObject({ reason: 'no-such-unit' })
})

test('no other role adds units', async () => {
  const { db, finance, holding } = await twoMinistries()

  for (const role of ['hr', 'focal-point', 'auditor'] as const) {
    expect(await addUnit(db, { name: 'Treasury', parentId: finance }, await holding(role), noon), role).toEqual({
      kind: 'refused',
      reason: 'out-of-reach',
    })
  }
})

test('two units side by side do not share a name; in different places they may', async () => {
  const { db, finance, health } = await twoMinistries()
  const add = (name: string, parentId: string) => addUnit(db, { name, parentId }, operator, noon)

  expect(await add('Régie', finance)).toMatchObject({ kind: 'added' })
  expect(await add('REGIE ', finance)).toMatchObject({ reason: 'unit-name-taken' })
  expect(await add('Régie', health)).toMatchObject({ kind: 'added' })
})

test('a unit has a name that can be read, and stands below an open unit', async () => {
  const { db, finance, health } = await twoMinistries()
  await db.update(units).set({ closedAt: noon }).where(eq(units.id, health))
  const add = (name: string, parentId: string) => addUnit(db, { name, parentId }, operator, noon)

  expect(await add(' \u200b ', finance)).toMatchObject({ reason: 'unit-name-missing' })
  expect(await add('x'.repeat(121), finance)).toMatchObject({ reason: 'unit-name-too-long' })
  expect(await add('Wards', health)).toMatchObject({ reason: 'unit-closed' })
})

async function twoMinistries() {
  const db = await emptyDatabase()
  const all = await makeUnit(db, 'Public service')
  const finance = await makeUnit(db, 'Finance', all)
  const health = await makeUnit(db, 'Health', all)
  /** Somebody with this role over Finance. */
  const holding = async (role: Role): Promise<Actor> => {
    const personId = await makePerson(db, finance, `SN-${role}`, {}, noon)
    await grantRole(db, { personId, role, unitId: finance }, operator, noon)
    return { kind: 'person', personId }
  }
  return { db, finance, health, holding }
}
