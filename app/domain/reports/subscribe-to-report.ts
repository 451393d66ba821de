import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { people, type Role, reportSubscriptions, units } from '#db/schema/index.ts'

export type SubscribeOutcome =
  | { kind: 'subscribed' }
  | { kind: 'refused'; reason: 'out-of-reach' | 'already-subscribed' | 'no-address' }

/** From the next month on somebody is mailed the report about a unit that one of these roles of theirs reaches. */
export function subscribeToReport(
  db: Database,
  { unitId, programmeId, roles }: { unitId: string; programmeId: string; roles: Role[] },
  actor: Actor & { kind: 'person' },
  at: Date,
): Promise<SubscribeOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId } = actor
    if (!(await actorReachesUnit(tx, actor, roles, unitId, at))) return { kind: 'refused', reason: 'out-of-reach' }
    const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId))
    if (!person?.email) return { kind: 'refused', reason: 'no-address' }
    const [running] = await tx
      .select({ id: reportSubscriptions.id })
      .from(reportSubscriptions)
      .where(
        and(
          eq(reportSubscriptions.personId, personId),
          eq(reportSubscriptions.unitId, unitId),
          eq(reportSubscriptions.programmeId, programmeId),
          isNull(reportSubscriptions.endedAt),
        ),
      )
    if (running) return { kind: 'refused', reason: 'already-subscribed' }
    await tx.insert(reportSubscriptions).values({ id: randomUUID(), personId, unitId, programmeId, begunAt: at })
    const payload = { unitId, programmeId }
    await recordEntry(tx, { action: 'report.subscribed', actor, subjectId: personId, payload }, at)
    return { kind: 'subscribed' }
  })
}

/** Their own subscription ends. One that has ended already is as good as ended. */
export function endReportSubscription(
  db: Database,
  { subscriptionId }: { subscriptionId: string },
  actor: Actor & { kind: 'person' },
  at: Date,
): Promise<{ kind: 'ended' }> {
  return inTransaction(db, async (tx) => {
    const { personId } = actor
    const [ended] = await tx
      .update(reportSubscriptions)
      .set({ endedAt: at, endedBy: personId })
      .where(
        and(
          eq(reportSubscriptions.id, subscriptionId),
          eq(reportSubscriptions.personId, personId),
          isNull(reportSubscriptions.endedAt),
        ),
      )
      .returning({ unitId: reportSubscriptions.unitId })
    if (ended) await recordEntry(tx, { action: 'report.unsubscribed', actor, subjectId: personId, payload: ended }, at)
    return { kind: 'ended' }
  })
}

/** The reports that are mailed to somebody, by unit. */
export function listReportSubscriptions(db: Database, personId: string) {
  return db
    .select({
      id: reportSubscriptions.id,
      unitId: reportSubscriptions.unitId,
      unitName: units.name,
      begunAt: reportSubscriptions.begunAt,
    })
    .from(reportSubscriptions)
    .innerJoin(units, eq(units.id, reportSubscriptions.unitId))
    .where(and(eq(reportSubscriptions.personId, personId), isNull(reportSubscriptions.endedAt)))
    .orderBy(units.name)
}
