import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'
import { type Period, type RetentionKindName, retentionOf } from './retention-periods.ts'

/** The shortest and longest that an administrator can choose, in the unit of the kind's own period. What is not here is not theirs to choose. */
export const periodBounds = {
  endedSessions: { shortest: 7, longest: 365 },
  oldInvitations: { shortest: 7, longest: 365 },
  taskDigests: { shortest: 7, longest: 365 },
  sentMails: { shortest: 30, longest: 1_095 },
  staffListRows: { shortest: 30, longest: 1_095 },
  setAsideTexts: { shortest: 30, longest: 1_825 },
  bulkLists: { shortest: 90, longest: 3_650 },
  leaversResponses: { shortest: 30, longest: 3_650 },
  identity: { shortest: 1, longest: 30 },
} satisfies Partial<Record<RetentionKindName, { shortest: number; longest: number }>>

export type SettableKindName = keyof typeof periodBounds

export function isSettable(name: string): name is SettableKindName {
  return Object.hasOwn(periodBounds, name)
}

const settingName = 'retention-periods'
const kept = z.partialRecord(z.string(), z.number().int().positive())

/** How long each kind is kept: as an administrator chose, or else as it was proposed. */
export async function findPeriods(db: Database): Promise<(name: RetentionKindName) => Period | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, settingName))
  const chosen = row ? kept.parse(row.value) : {}
  return (name) => {
    const proposed = retentionOf(name).period
    const count = chosen[name]
    return proposed && count !== undefined ? { ...proposed, count } : proposed
  }
}

type PeriodChange = {
  name: SettableKindName
  count: number
  /** The count that was shown to whoever decided. */
  before: number
  reason: string
}

export type SetPeriodOutcome =
  | { kind: 'set' | 'unchanged' }
  | { kind: 'refused'; reason: 'administrators-only' | 'changed-since-preview' | 'period-out-of-bounds' }

/** Sets how long one kind is kept, for administrators of everything. What a shorter period lets go is forgotten by the next daily work. */
export function setPeriod(
  db: Database,
  { name, count, before, reason }: PeriodChange,
  actor: Actor,
  at: Date,
): Promise<SetPeriodOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const { shortest, longest } = periodBounds[name]
    if (!Number.isInteger(count) || count < shortest || count > longest) {
      return { kind: 'refused', reason: 'period-out-of-bounds' }
    }
    const now = (await findPeriods(tx))(name)
    if (now?.count === count) return { kind: 'unchanged' }
    if (now?.count !== before) return { kind: 'refused', reason: 'changed-since-preview' }
    const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.name, settingName))
    const value = { ...(row ? kept.parse(row.value) : {}), [name]: count }
    await tx
      .insert(settings)
      .values({ name: settingName, value, changedAt: at })
      .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
    const payload = { kind: name, before, after: count, unit: now.unit, reason }
    await recordEntry(tx, { action: 'retention.changed', actor, subjectId: 'retention', payload }, at)
    return { kind: 'set' }
  })
}
