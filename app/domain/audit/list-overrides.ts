import { and, eq, exists, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { allRoles, attemptReturns, ledgerEntries, ledgerPayloads, type Role, units } from '#db/schema/index.ts'
import { isAboutPeopleOf } from './about-whom.ts'
import { type AuditReach, reachWithin } from './audit-reach.ts'
import { type OverrideKind, overrideActions } from './override-kinds.ts'
import type { ListedEntry } from './read-entries.ts'
import { findReasonsInBulk } from './reasons-in-bulk.ts'
import { searchLedger } from './search-ledger.ts'

export type OverrideQuestion = {
  reach: AuditReach
  /** Null for all kinds. */
  kind: OverrideKind | null
  /** Only of these units: of their people today, and for whoever reaches all also what was decided for a unit itself. */
  unitIds: string[] | null
  from: Date | null
  until: Date | null
}

export type ListedOverride = ListedEntry & {
  /** In the words of whoever did it; null where none were asked for or they were erased. */
  reason: string | null
  /** Of a closed list, where it was decided on one. */
  ground: string | null
  /** Which role was given or ended. */
  role: Role | null
  /** The unit that it was decided for, or else where the person is today. */
  unitName: string | null
}

/** Overrides, the newest first, before an entry of the ledger or from its end. */
export async function listOverrides(
  db: Database,
  { reach, kind, unitIds, from, until }: OverrideQuestion,
  { before, limit }: { before: number | null; limit: number },
): Promise<ListedOverride[]> {
  const filter = { actions: overrideActions(kind), person: null, from, until, sequence: null }
  const ofUnits = unitIds && reach === 'all' ? isForUnits(db, unitIds) : undefined
  const entries = await searchLedger(db, {
    filter,
    reach: unitIds && reach !== 'all' ? reachWithin(reach, unitIds) : reach,
    also: and(ofUnits, isOverride(db)),
    before,
    limit,
  })
  return withReasons(db, entries)
}

function isForUnits(db: Database, unitIds: string[]): SQL {
  const named = db
    .select({ one: sql`1` })
    .from(ledgerPayloads)
    .where(
      and(
        eq(ledgerPayloads.sequence, ledgerEntries.sequence),
        inArray(sql`${ledgerPayloads.payload} ->> 'unitId'`, unitIds),
      ),
    )
  return or(isAboutPeopleOf(db, unitIds), exists(named)) as SQL
}

/** Most concerns are only answered. */
function isOverride(db: Database): SQL {
  const givenBack = db
    .select({ one: sql`1` })
    .from(attemptReturns)
    .where(
      and(
        eq(attemptReturns.concernId, ledgerEntries.subjectId),
        eq(attemptReturns.returnedAt, ledgerEntries.recordedAt),
      ),
    )
  return or(ne(ledgerEntries.action, 'concern.answered'), exists(givenBack)) as SQL
}

async function withReasons(db: Database, entries: ListedEntry[]): Promise<ListedOverride[]> {
  if (entries.length === 0) return []
  const rows = await db
    .select({ sequence: ledgerPayloads.sequence, payload: ledgerPayloads.payload })
    .from(ledgerPayloads)
    .where(
      inArray(
        ledgerPayloads.sequence,
        entries.map(({ sequence }) => sequence),
      ),
    )
  const said = new Map(rows.map(({ sequence, payload }) => [sequence, payload]))
  const inBulk = await findReasonsInBulk(db, entries)
  const names = new Map(
    (await db.select({ id: units.id, name: units.name }).from(units)).map(({ id, name }) => [id, name]),
  )
  return entries.map((entry) => {
    const payload = said.get(entry.sequence) ?? {}
    return {
      ...entry,
      reason: textIn(payload, 'reason') ?? inBulk.get(entry.sequence) ?? null,
      ground: textIn(payload, 'ground'),
      role: allRoles.find((role) => role === payload.role) ?? null,
      unitName: names.get(textIn(payload, 'unitId') ?? '') ?? entry.subject?.unitName ?? null,
    }
  })
}

function textIn(payload: Record<string, unknown>, name: string): string | null {
  const value = payload[name]
  return typeof value === 'string' && value !== '' ? value : null
}
