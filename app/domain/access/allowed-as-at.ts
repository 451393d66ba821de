import { and, count, desc, eq, gte, lte, not, type SQL, sql } from 'drizzle-orm'
import { wasRevoked, wasSuspended } from '#app/domain/certification/blocked-as-at.ts'
import { wasAnythingDue } from '#app/domain/certification/due-as-at.ts'
import { type AsAt, type HeldThen, heldThen } from '#app/domain/certification/held-as-at.ts'
import { wasHere } from '#app/domain/certification/here-as-at.ts'
import type { Database } from '#db/handle.ts'
import { people, programmes, programmeVersions } from '#db/schema/index.ts'

/** Whose certificate opened a gate at a past instant, from the facts: the same as `findStanding(…, at).gate` for everybody. */
export async function listAllowedAsAt(db: Database, asAt: AsAt): Promise<string[]> {
  const then = heldThen(db, asAt)
  const rows = await db
    .select({ personId: people.id })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, asAt.programmeId))
    .leftJoin(then.held, eq(then.held.personId, people.id))
    .leftJoin(then.signed, eq(then.signed.personId, people.id))
    .where(and(wasHere(db, asAt.at), wasAllowed(db, asAt, then)))
  let allowed = rows.map(({ personId }) => personId)
  for (const programmeId of await requiredThen(db, asAt)) {
    const there = new Set(await listAllowedAsAt(db, { programmeId, at: asAt.at }))
    allowed = allowed.filter((personId) => there.has(personId))
  }
  return allowed
}

/** How many people were here at a past instant and how many of them were allowed, by the unit they are of today. */
export async function countAllowedAsAt(
  db: Database,
  asAt: AsAt,
): Promise<{ unitId: string; people: number; allowed: number }[]> {
  if ((await requiredThen(db, asAt)).length > 0) return countOneByOne(db, asAt)
  const then = heldThen(db, asAt)
  const allowed = sql<number>`sum(case when ${wasAllowed(db, asAt, then)} then 1 else 0 end)`
  const rows = await db
    .select({ unitId: people.unitId, people: count(), allowed })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, asAt.programmeId))
    .leftJoin(then.held, eq(then.held.personId, people.id))
    .leftJoin(then.signed, eq(then.signed.personId, people.id))
    .where(wasHere(db, asAt.at))
    .groupBy(people.unitId)
  return rows.map((row) => ({ ...row, allowed: Number(row.allowed) }))
}

/** Where a programme requires others, each of them is asked for itself. */
async function countOneByOne(db: Database, asAt: AsAt) {
  const allowed = new Set(await listAllowedAsAt(db, asAt))
  const here = await db.select({ id: people.id, unitId: people.unitId }).from(people).where(wasHere(db, asAt.at))
  const counts = new Map<string, { unitId: string; people: number; allowed: number }>()
  for (const { id, unitId } of here) {
    const counted = counts.get(unitId) ?? { unitId, people: 0, allowed: 0 }
    counted.people += 1
    if (allowed.has(id)) counted.allowed += 1
    counts.set(unitId, counted)
  }
  return [...counts.values()]
}

/** The programmes that this one required as it was published then. */
async function requiredThen(db: Database, { programmeId, at }: AsAt): Promise<string[]> {
  const [version] = await db
    .select({ body: programmeVersions.body })
    .from(programmeVersions)
    .where(and(eq(programmeVersions.programmeId, programmeId), lte(programmeVersions.publishedAt, at)))
    .orderBy(desc(programmeVersions.number))
    .limit(1)
  return version?.body.requires ?? []
}

function wasAllowed(db: Database, asAt: AsAt, then: HeldThen): SQL {
  return and(
    gte(then.held.validUntil, asAt.at),
    not(wasRevoked(db, asAt, then.held)),
    not(wasSuspended(db, asAt)),
    not(wasAnythingDue(db, asAt, then, 'end-of-grace')),
  ) as SQL
}
