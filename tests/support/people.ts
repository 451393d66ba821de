import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { addPerson, type NewPerson } from '#app/domain/people/add-person.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import type { Database } from '#db/handle.ts'
import {
  type IdentifierKind,
  type Language,
  type MovementKind,
  people,
  personIdentifiers,
  personMovements,
  type Role,
  roleGrants,
  units,
} from '#db/schema/index.ts'

/** The one who acts where a test does not care who. */
export const operator = { kind: 'operator', name: 'test' } as const

const yearStart = new Date('2026-01-05T05:00:00.000Z')

/** A unit, at the top unless it is put below another. Answers its id. */
export async function makeUnit(
  db: Database,
  name: string,
  parentId: string | null = null,
  at: Date = yearStart,
): Promise<string> {
  const outcome = await addUnit(db, { name, parentId }, operator, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.unitId
}

/** A person known by this staff number. Answers their id. */
export async function makePerson(
  db: Database,
  unitId: string,
  staffNumber: string,
  details: Partial<NewPerson> = {},
  at: Date = yearStart,
): Promise<string> {
  const identifiers = [{ kind: 'staff-number' as const, value: staffNumber }]
  const person = {
    name: `Person ${staffNumber}`,
    unitId,
    identifiers,
    email: null,
    language: 'en' as const,
    jobTitle: null,
  }
  const outcome = await addPerson(db, { ...person, ...details }, operator, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.personId
}

// What follows writes rows instead of using the commands, so that people can be added at any point of a test's story.

/** Before everything that tests speak about. */
const longAgo = new Date('2020-01-01T08:00:00.000Z')

/** Adds a unit; without a parent it is at the top. Answers its id. */
export async function addTestUnit(db: Database, unit: { name?: string; parentId?: string } = {}): Promise<string> {
  const id = randomUUID()
  await db.insert(units).values({ id, parentId: unit.parentId ?? null, name: unit.name ?? 'Ministry of Tides' })
  return id
}

export type TestPerson = { id: string; unitId: string; actor: Actor; identifier: string }

/** Adds a person who joined long ago, with one identifier; in a unit of their own unless one is given. */
export async function addTestPerson(
  db: Database,
  person: {
    name?: string
    unitId?: string
    email?: string | null
    language?: Language
    identifiers?: { kind: IdentifierKind; value: string }[]
    joinedAt?: Date
  } = {},
): Promise<TestPerson> {
  const id = randomUUID()
  const unitId = person.unitId ?? (await addTestUnit(db))
  const joinedAt = person.joinedAt ?? longAgo
  const identifiers = person.identifiers ?? [{ kind: 'staff-number' as const, value: `s-${id.slice(0, 13)}` }]
  await db.insert(people).values({
    id,
    name: person.name ?? 'Marie Adam',
    searchName: foldName(person.name ?? 'Marie Adam'),
    unitId,
    email: person.email === undefined ? `${id.slice(0, 8)}@tides.example` : person.email,
    language: person.language ?? 'en',
    activity: 'active',
    createdAt: joinedAt,
  })
  await db.insert(personMovements).values({ id: randomUUID(), personId: id, kind: 'joined', unitId, movedAt: joinedAt })
  for (const { kind, value } of identifiers) {
    await db
      .insert(personIdentifiers)
      .values({ id: randomUUID(), personId: id, kind, value: value.toLowerCase(), shown: value })
  }
  const identifier = identifiers[0]?.value.toLowerCase() ?? ''
  return { id, unitId, actor: { kind: 'person', personId: id }, identifier }
}

/** Adds somebody who holds a role; over `unitId`, or over a new unit at the top. */
export async function addTestOfficer(db: Database, role: Role, unitId?: string): Promise<TestPerson> {
  const overUnit = unitId ?? (await addTestUnit(db))
  const officer = await addTestPerson(db, { name: `Somebody the ${role}`, unitId: overUnit })
  await grantTestRole(db, officer.id, role, overUnit)
  return officer
}

export async function grantTestRole(db: Database, personId: string, role: Role, unitId: string): Promise<void> {
  await db.insert(roleGrants).values({ id: randomUUID(), personId, role, unitId, grantedAt: longAgo })
}

/** Records a movement and what it makes of the person. */
export async function moveTestPerson(db: Database, personId: string, kind: MovementKind, at: Date): Promise<void> {
  const activities = {
    joined: 'active',
    returned: 'active',
    'went-on-leave': 'on-leave',
    seconded: 'seconded',
    left: 'left',
  } as const
  await db.insert(personMovements).values({ id: randomUUID(), personId, kind, movedAt: at })
  if (kind === 'moved') return
  await db.update(people).set({ activity: activities[kind] }).where(eq(people.id, personId))
}
