import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { isAllowed, isBlocked, meetsRequirements } from '#app/domain/certification/gate-allows.ts'
import type { Database } from '#db/handle.ts'
import { people, programmes, standings, units } from '#db/schema/index.ts'
import type { Platform } from './list-platforms.ts'

/** The names behind `previewMode(…).losing`, by name: at most `limit` of them. */
export function listLosing(
  db: Database,
  { platform, unitIds, limit }: { platform: Platform; unitIds: string[]; limit: number },
  startsAt: Date,
): Promise<{ personId: string; name: string; unitName: string }[]> {
  const isLacking = platform.needsGrant
    ? undefined
    : sql`case when ${and(isAllowed(db, startsAt), meetsRequirements(db, startsAt))} then 0 else 1 end = 1`
  // A row that is not there blocks nobody: its null must not count as unknown.
  const isNotBlocked = sql`case when ${isBlocked(startsAt)} then 0 else 1 end = 1`
  return db
    .select({ personId: people.id, name: people.name, unitName: units.name })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(programmes, eq(programmes.id, platform.programmeId))
    .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmes.id)))
    .where(and(inArray(people.unitId, unitIds), ne(people.activity, 'left'), isLacking, isNotBlocked))
    .orderBy(asc(people.name))
    .limit(limit)
}
