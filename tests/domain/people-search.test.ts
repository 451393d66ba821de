import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addPerson } from '#app/domain/people/add-person.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import { listPeople } from '#app/domain/people/list-people.ts'
import { rebuildSearchNames } from '#app/domain/people/rebuild-search-names.ts'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestUnit, operator } from '#tests/support/people.ts'

test('a name is found with and without its accents, capitals, hyphens and apostrophes', async () => {
  const { find } = await unitWith('Élise D’Offay-Bœuf')

  for (const search of [
    'Élise',
    'elise',
    'ÉLISE',
    'E\u0301lise',
    "d'offay",
    'D Offay',
    'boeuf',
    'offay b',
    'Bœuf',
    'boeuf eli',
  ]) {
    expect([search, await find(search)]).toEqual([search, ['Élise D’Offay-Bœuf']])
  }
  for (const search of ['%', '_', 'x', 'el_se', '\\']) expect([search, await find(search)]).toEqual([search, []])
})

test('a staff number is found however it is punctuated, and only the whole of it', async () => {
  const { find } = await unitWith('Élise D’Offay-Bœuf', 'PS-1002')

  for (const search of ['PS-1002', 'ps1002', 'ps 1002', 'Ps.1002', '1002']) {
    expect([search, await find(search)]).toEqual([search, search === '1002' ? [] : ['Élise D’Offay-Bœuf']])
  }
  for (const search of ['ps100', 's1002', 'ps', '---', 'élise 1002']) {
    expect([search, await find(search)]).toEqual([search, []])
  }
})

test('names folded in an earlier way are found again after a rebuild', async () => {
  const { db, find, personId } = await unitWith('Zoé Émilien')
  await db.update(people).set({ searchName: 'of old' }).where(eq(people.id, personId))
  expect(await find('zoe')).toEqual([])

  expect(await rebuildSearchNames(db)).toBe(1)

  expect(await find('zoe')).toEqual(['Zoé Émilien'])
  expect(await rebuildSearchNames(db)).toBe(0)
})

test('names in other scripts are searched as they are', () => {
  expect(foldName('Мария 李')).toBe('мария 李')
})

async function unitWith(name: string, staffNumber: string = crypto.randomUUID()) {
  const db: Database = await emptyDatabase()
  const unitId = await addTestUnit(db)
  const identifiers = [{ kind: 'staff-number' as const, value: staffNumber }]
  const person = { name, unitId, identifiers, email: null, language: 'fr' as const, jobTitle: null }
  const added = await addPerson(db, person, operator, new Date())
  if (added.kind === 'refused') throw new Error(added.reason)
  const find = async (search: string) => (await listPeople(db, { search, unitIds: [unitId] })).map((one) => one.name)
  return { db, find, personId: added.personId }
}
