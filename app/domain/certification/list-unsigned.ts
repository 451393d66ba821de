import { and, asc, count, eq, inArray, ne, type SQL } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type PersonActivity, people, units } from '#db/schema/index.ts'
import { isToSign } from './policy-due.ts'

type Whose = { policyId: string; unitIds: string[] }

export type UnsignedPerson = {
  id: string
  name: string
  jobTitle: string | null
  unitName: string
  activity: PersonActivity
  email: string | null
}

/** Who of these units has a policy still to sign, by unit and name. */
export function listUnsigned(
  db: Database,
  { policyId, unitIds, limit, offset }: Whose & { limit: number; offset: number },
): Promise<UnsignedPerson[]> {
  return db
    .select({
      id: people.id,
      name: people.name,
      jobTitle: people.jobTitle,
      unitName: units.name,
      activity: people.activity,
      email: people.email,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(hasToSign(db, { policyId, unitIds }))
    .orderBy(asc(units.name), asc(people.searchName), asc(people.id))
    .limit(limit)
    .offset(offset)
}

/** How many of each of these units have a policy still to sign; units without any are left out. */
export function countUnsigned(db: Database, whose: Whose): Promise<{ unitId: string; name: string; people: number }[]> {
  return db
    .select({ unitId: units.id, name: units.name, people: count() })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(hasToSign(db, whose))
    .groupBy(units.id, units.name)
    .orderBy(asc(units.name))
}

function hasToSign(db: Database, { policyId, unitIds }: Whose): SQL {
  return and(inArray(people.unitId, unitIds), ne(people.activity, 'left'), isToSign(db, policyId)) as SQL
}
