import { addPerson, type NewPerson } from '#app/domain/people/add-person.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import type { Database } from '#db/handle.ts'

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
