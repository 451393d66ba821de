import { expect, test } from 'vitest'
import { addPerson, type NewPerson } from '#app/domain/people/add-person.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { ledgerEntries, people } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const operator = { kind: 'operator', name: 'test' } as const

test('a person is found by every name they have, however it is written', async () => {
  const { db, add } = await ministry()
  await add({
    identifiers: [
      { kind: 'staff-number', value: 'SN-12/34' },
      { kind: 'logon', value: 'MINFIN\\jdoe' },
      { kind: 'upn', value: 'J.Doe@finance.example' },
    ],
    email: 'jane.doe@finance.example',
  })

  for (const written of [
    'sn-12/34',
    ' SN-12/34 ',
    'minfin\\JDOE',
    'j.doe@FINANCE.example',
    'Jane.Doe@finance.example',
    'ＳＮ-12/34',
  ]) {
    expect(await findPersonByIdentifier(db, written), written).toMatchObject({ name: 'Jane Doe' })
  }
})

test('the same logon in two domains is two people', async () => {
  const { db, add } = await ministry()
  await add({ name: 'First', identifiers: [{ kind: 'logon', value: 'MINFIN\\jdoe' }] })
  await add({ name: 'Second', identifiers: [{ kind: 'logon', value: 'HEALTH\\jdoe' }] })

  expect(await findPersonByIdentifier(db, 'health\\jdoe')).toMatchObject({ name: 'Second' })
  expect(await findPersonByIdentifier(db, 'jdoe')).toBeNull()
})

test('a name that somebody has already is refused and nothing is recorded', async () => {
  const { db, add } = await ministry()
  await add({ identifiers: [{ kind: 'staff-number', value: 'SN-1' }] })
  const before = await db.select().from(ledgerEntries)

  expect(await add({ identifiers: [{ kind: 'logon', value: 'sn-1' }] })).toEqual({
    kind: 'refused',
    reason: 'identifier-taken',
    identifier: 'logon',
  })

  expect(await db.select().from(people)).toHaveLength(1)
  expect(await db.select().from(ledgerEntries)).toHaveLength(before.length)
})

test('nobody is added without a name to be found by', async () => {
  const { add } = await ministry()

  expect(await add({ identifiers: [], email: null })).toMatchObject({ reason: 'identifier-missing' })
  expect(await add({ identifiers: [{ kind: 'logon', value: '  ' }] })).toMatchObject({ reason: 'identifier-invalid' })
})

test('what cannot be a name finds nobody instead of failing', async () => {
  const { db } = await ministry()

  for (const hostile of ['', ' ', '\0', 'a\0b', 'x'.repeat(10_000), '\u{d800}', "' or 1=1 --", '%', '_'.repeat(200)]) {
    expect(await findPersonByIdentifier(db, hostile)).toBeNull()
  }
  expect(foldIdentifier('a\0b')).toBeNull()
})

async function ministry() {
  const db = await emptyDatabase()
  const unit = await addUnit(db, { name: 'Ministry of Finance', parentId: null }, operator, monday)
  if (unit.kind !== 'added') throw new Error(unit.reason)
  const add = (person: Partial<NewPerson>) => {
    const whole = {
      name: 'Jane Doe',
      unitId: unit.unitId,
      identifiers: [],
      email: null,
      language: 'en',
      jobTitle: null,
      ...person,
    }
    return addPerson(db, whole as NewPerson, operator, monday)
  }
  return { db, add }
}
