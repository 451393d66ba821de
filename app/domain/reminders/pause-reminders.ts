import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type Role, reminderPauses } from '#db/schema/index.ts'

/** Who pauses reminders, for the units their role reaches. */
export const pausesReminders: [Role, ...Role[]] = ['hr', 'administrator']

export type PauseOutcome =
  | { kind: 'paused' }
  | { kind: 'refused'; reason: 'out-of-reach' | 'reason-missing' | 'day-past' | 'already-paused' }

/** Keeps reminders from a unit and what is below it, until a day or until somebody lets them go again. */
export function pauseReminders(
  db: Database,
  { unitId, reason, lastDay }: { unitId: string; reason: string; lastDay: string | null },
  actor: Actor,
  at: Date,
): Promise<PauseOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await actorReachesUnit(tx, actor, pausesReminders, unitId, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    if (reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
    const { timeZone } = await findOrganisation(tx)
    const today = dayOf(at, timeZone)
    if (lastDay !== null && lastDay < today) return { kind: 'refused', reason: 'day-past' }
    const [before] = await tx
      .select()
      .from(reminderPauses)
      .where(and(eq(reminderPauses.unitId, unitId), isNull(reminderPauses.endedAt)))
    if (before && (before.lastDay === null || before.lastDay >= today)) {
      return { kind: 'refused', reason: 'already-paused' }
    }
    // One whose day has come is over; the new one takes its place.
    if (before) await endPause(tx, before.id, 'system', at)
    const pause = { id: randomUUID(), unitId, reason, lastDay }
    await tx.insert(reminderPauses).values({ ...pause, pausedBy: actorIdOf(actor), pausedAt: at })
    await recordEntry(tx, { action: 'reminders.paused', actor, subjectId: unitId, payload: { reason, lastDay } }, at)
    return { kind: 'paused' }
  })
}

/** Lets the reminders of a unit go again. What came due meanwhile is not made up for step by step: each gets the step they are at. */
export function resumeReminders(
  db: Database,
  { unitId }: { unitId: string },
  actor: Actor,
  at: Date,
): Promise<{ kind: 'resumed' } | { kind: 'refused'; reason: 'out-of-reach' | 'not-paused' }> {
  return inTransaction(db, async (tx) => {
    if (!(await actorReachesUnit(tx, actor, pausesReminders, unitId, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    const [pause] = await tx
      .select()
      .from(reminderPauses)
      .where(and(eq(reminderPauses.unitId, unitId), isNull(reminderPauses.endedAt)))
    if (!pause) return { kind: 'refused', reason: 'not-paused' }
    await endPause(tx, pause.id, actorIdOf(actor), at)
    await recordEntry(tx, { action: 'reminders.resumed', actor, subjectId: unitId, payload: {} }, at)
    return { kind: 'resumed' }
  })
}

function endPause(tx: Database, pauseId: string, endedBy: string, endedAt: Date) {
  return tx.update(reminderPauses).set({ endedBy, endedAt }).where(eq(reminderPauses.id, pauseId))
}
