import { expect, test } from 'vitest'
import { addPerson } from '#app/domain/people/add-person.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { prepareFindSession } from '#app/domain/sign-in/find-session.ts'
import { noteUse } from '#app/domain/sign-in/note-use.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const nine = new Date('2026-03-02T05:00:00.000Z')
const operator = { kind: 'operator', name: 'test' } as const

test('a session leads to its person', async () => {
  const { find, token, personId } = await signedInPerson()

  expect(await find(token, minutesLater(1))).toMatchObject({ personId, name: 'Jane Doe', grants: [] })
  expect(await find('another token', nine)).toBeNull()
})

test('a session that nobody used for two hours has ended', async () => {
  const { find, token } = await signedInPerson()

  expect(await find(token, minutesLater(119))).not.toBeNull()
  expect(await find(token, minutesLater(120))).toBeNull()
})

test('a session ends after a working day however busy it is', async () => {
  const { db, find, token } = await signedInPerson()
  const session = await find(token, nine)
  await noteUse(db, session?.sessionId ?? '', minutesLater(11 * 60))

  expect(await find(token, minutesLater(12 * 60 - 1))).not.toBeNull()
  expect(await find(token, minutesLater(12 * 60))).toBeNull()
})

async function signedInPerson() {
  const db = await emptyDatabase()
  const unit = await addUnit(db, { name: 'Ministry of Finance', parentId: null }, operator, nine)
  if (unit.kind !== 'added') throw new Error(unit.reason)
  const details = {
    name: 'Jane Doe',
    unitId: unit.unitId,
    identifiers: [{ kind: 'staff-number' as const, value: 'SN-1' }],
    email: null,
    language: 'en' as const,
    jobTitle: null,
  }
  const person = await addPerson(db, details, operator, nine)
  if (person.kind !== 'added') throw new Error(person.reason)
  const session = await startSession(db, { personId: person.personId, address: '192.0.2.1', device: 'a test' }, nine)
  if (session.kind !== 'started') throw new Error(session.reason)
  return { db, find: prepareFindSession(db), token: session.token, personId: person.personId }
}

function minutesLater(minutes: number) {
  return new Date(nine.getTime() + minutes * 60_000)
}
