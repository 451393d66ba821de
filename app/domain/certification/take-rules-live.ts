import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { rulesActivations, rulesRevisions } from '#db/schema/index.ts'

export type TakeRulesLiveOutcome =
  | { kind: 'live' }
  | {
      kind: 'refused'
      reason: 'administrators-only' | 'no-such-rules' | 'already-live' | 'newer-rules-live' | 'grace-over'
    }

/** An administrator makes a revision of the rules the one to be signed. There is no way back but a newer revision. */
export function takeRulesLive(
  db: Database,
  { rulesRevisionId }: { rulesRevisionId: string },
  actor: Actor,
  at: Date,
): Promise<TakeRulesLiveOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const [revision] = await tx.select().from(rulesRevisions).where(eq(rulesRevisions.id, rulesRevisionId))
    if (!revision) return { kind: 'refused', reason: 'no-such-rules' }
    const liveNow = await tx
      .select({ id: rulesRevisions.id })
      .from(rulesActivations)
      .innerJoin(rulesRevisions, eq(rulesRevisions.id, rulesActivations.rulesRevisionId))
      .where(and(eq(rulesRevisions.rulesId, revision.rulesId), gt(rulesRevisions.number, revision.number - 1)))
    if (liveNow.some((one) => one.id === rulesRevisionId)) return { kind: 'refused', reason: 'already-live' }
    if (liveNow.length > 0) return { kind: 'refused', reason: 'newer-rules-live' }
    // Everybody's gate would shut at this moment although a grace was promised.
    if (revision.graceUntil && revision.graceUntil < at) return { kind: 'refused', reason: 'grace-over' }

    const activatedBy = actorIdOf(actor)
    await tx.insert(rulesActivations).values({ id: randomUUID(), rulesRevisionId, activatedBy, activatedAt: at })
    const payload = { rulesRevisionId, number: revision.number, contentHash: revision.contentHash }
    await recordEntry(tx, { action: 'rules.taken-live', actor, subjectId: revision.rulesId, payload }, at)
    return { kind: 'live' }
  })
}
