import { eq } from 'drizzle-orm'
import { dayOf, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type PlatformMode, platformModes, type Role, units } from '#db/schema/index.ts'
import { findPlatform, type Platform } from './list-platforms.ts'
import { lastBegun } from './mode-in-force.ts'
import { previewMode } from './preview-mode.ts'

/** Who sets modes, for the units their role reaches. To loosen one takes an administrator of everything. */
export const setsModes: [Role, ...Role[]] = ['administrator', 'access-officer']

type NewMode = {
  platformId: string
  unitId: string
  /** Null: as the unit above again. */
  mode: PlatformMode | null
  /** From the beginning of this day (YYYY-MM-DD); from now on when it is today. */
  day: string
  reason: string
  /** Of what was previewed; null where no preview is shown, at the command line. */
  fingerprint: string | null
}

type Reason =
  | 'no-such-platform'
  | 'platform-closed'
  | 'no-such-unit'
  | 'unit-closed'
  | 'out-of-reach'
  | 'reason-missing'
  | 'day-past'
  | 'day-unfit'
  | 'mode-set-already'
  | 'loosening-is-central'
  | 'preview-changed'

export type SetModeOutcome = { kind: 'set'; startsAt: Date } | { kind: 'refused'; reason: Reason }

/** Years from now in which somebody may plan. */
const furthest = 3

/**
 * Sets in which mode a platform's gate works for a unit and the units below it that have none of their own, from a day on. Never from a day that
 * is over. It is undone by setting another from the same day, or from today.
 */
export function setMode(db: Database, change: NewMode, actor: Actor, at: Date): Promise<SetModeOutcome> {
  return inTransaction(db, async (tx) => {
    const platform = await findPlatform(tx, change.platformId)
    if (!platform) return { kind: 'refused', reason: 'no-such-platform' }
    const startsAt = await findStart(tx, change.day, at)
    if (!(startsAt instanceof Date)) return { kind: 'refused', reason: startsAt }
    const obstacle = await findObstacle(tx, { platform, change, startsAt }, actor, at)
    if (obstacle) return { kind: 'refused', reason: obstacle }

    const { platformId, unitId, mode, reason } = change
    const preview = await previewMode(tx, platform, { unitId, mode, startsAt })
    if (change.fingerprint !== null && change.fingerprint !== preview.fingerprint) {
      return { kind: 'refused', reason: 'preview-changed' }
    }
    if (preview.loosens && !(await administersEverything(tx, actor, at))) {
      return { kind: 'refused', reason: 'loosening-is-central' }
    }
    const setting = { platformId, unitId, mode, startsAt, reason }
    await tx.insert(platformModes).values({ id: crypto.randomUUID(), ...setting, setBy: actorIdOf(actor), setAt: at })
    const payload = { unitId, mode, from: startsAt.toISOString(), reason, losing: preview.losing.people }
    await recordEntry(tx, { action: 'platform-mode.set', actor, subjectId: platformId, payload }, at)
    return { kind: 'set', startsAt }
  })
}

/** When a mode set for a day begins: with the day, or now if that day has begun. */
export async function findStart(db: Database, day: string, at: Date): Promise<Date | 'day-past' | 'day-unfit'> {
  const { timeZone } = await findOrganisation(db)
  const today = dayOf(at, timeZone)
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return 'day-unfit'
  if (day < today) return 'day-past'
  if (Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + furthest) return 'day-unfit'
  return day === today ? at : startOfDay(day, timeZone)
}

async function findObstacle(
  tx: Transaction,
  { platform, change, startsAt }: { platform: Platform; change: NewMode; startsAt: Date },
  actor: Actor,
  at: Date,
): Promise<Reason | null> {
  const [unit] = await tx.select().from(units).where(eq(units.id, change.unitId))
  if (!unit) return 'no-such-unit'
  if (!(await actorReachesUnit(tx, actor, setsModes, unit.id, at))) return 'out-of-reach'
  if (unit.closedAt) return 'unit-closed'
  if (platform.closedAt) return 'platform-closed'
  if (change.reason.trim() === '') return 'reason-missing'
  return (await isSetAlready(tx, change, startsAt)) ? 'mode-set-already' : null
}

/** The form was sent twice, or somebody else was first. */
async function isSetAlready(tx: Transaction, { platformId, unitId, mode }: NewMode, startsAt: Date): Promise<boolean> {
  const decided = await tx.select().from(platformModes).where(eq(platformModes.platformId, platformId))
  const theirs = decided.filter((one) => one.unitId === unitId)
  const holding = lastBegun(theirs, unitId, startsAt)
  return (holding?.mode ?? null) === mode
}
