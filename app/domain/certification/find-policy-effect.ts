import { and, count, eq, ne, type SQL, sql, sum } from 'drizzle-orm'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Database } from '#db/handle.ts'
import { people, policyCoverage, programmes, standings, units } from '#db/schema/index.ts'

export type PolicyEffect = {
  people: number
  /** How many of them have access now. */
  open: number
  units: { unitId: string; name: string; people: number; open: number }[]
}

/** Whom a policy binds and whose access hangs on it, unit by unit: those to whom `who` applies, and of them those to whom `open` does. */
export async function countBound(
  db: Database,
  policyId: string,
  { who, open }: { who?: SQL; open: SQL },
): Promise<PolicyEffect> {
  const rows = await db
    .select({
      unitId: units.id,
      name: units.name,
      people: count(),
      open: sum(sql`case when ${open} then 1 else 0 end`).mapWith(Number),
    })
    .from(people)
    .innerJoin(policyCoverage, and(eq(policyCoverage.unitId, people.unitId), eq(policyCoverage.policyId, policyId)))
    .innerJoin(units, eq(units.id, people.unitId))
    .leftJoin(programmes, eq(programmes.id, defaultProgrammeId))
    .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmes.id)))
    .where(and(ne(people.activity, 'left'), who))
    .groupBy(units.id, units.name)
    .orderBy(units.name, units.id)
  const total = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0)
  return { people: total((row) => row.people), open: total((row) => row.open), units: rows }
}

/** What somebody saw before they decided, so that a decision about something else can be refused. */
export function effectFingerprint(
  effect: PolicyEffect,
  decision: Record<string, string | number | boolean | null>,
): string {
  return sha256(canonicalJson({ effect, decision }))
}
