import { and, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { findReach, listStoodInFor } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { type Role, staffImports, units } from '#db/schema/index.ts'
import { type UnitAnswer, unitsByName } from './find-named-unit.ts'

export type StaffImport = typeof staffImports.$inferSelect

/** Who brings lists of staff in, and carries out what they say, for the people and units that they reach. */
export const importingRoles: Role[] = ['hr', 'administrator']

/** What rows are judged by that is the same for all of them. */
export type ImportGround = {
  actor: Actor
  reach: ReadonlySet<string>
  findUnit: (written: string) => UnitAnswer
  unitNames: ReadonlyMap<string, string>
  /** What is reached of those in whose place the officer stands, without the roles held in it. */
  reachAbout: ReadonlyMap<string, ReadonlySet<string>>
}

/** In whose name an import is carried out. */
export function importerOf({ operator, preparedBy }: StaffImport): Actor {
  return operator === null ? { kind: 'person', personId: preparedBy } : { kind: 'operator', name: operator }
}

export async function readGround(db: Database, one: StaffImport, at: Date): Promise<ImportGround> {
  const actor = importerOf(one)
  const all = await db.select().from(units)
  const reach = new Set(
    actor.kind === 'person' ? await findReach(db, actor.personId, importingRoles, at) : all.map(({ id }) => id),
  )
  const reachAbout = new Map<string, ReadonlySet<string>>()
  if (actor.kind === 'person') {
    for (const about of await listStoodInFor(db, actor.personId, at)) {
      reachAbout.set(about, new Set(await findReach(db, actor.personId, importingRoles, at, { about })))
    }
  }
  const unitNames = new Map(all.map(({ id, name }) => [id, name]))
  return { actor, reach, findUnit: unitsByName(all, reach), unitNames, reachAbout }
}

/** An import of this person, or of an operator where there is none; null for everybody else's. */
export async function findOwnImport(db: Database, importId: string, actor: Actor): Promise<StaffImport | null> {
  const preparedBy = actor.kind === 'person' ? actor.personId : actor.kind
  const [found] = await db
    .select()
    .from(staffImports)
    .where(and(eq(staffImports.id, importId), eq(staffImports.preparedBy, preparedBy)))
  return found?.keptAt ? found : null
}
