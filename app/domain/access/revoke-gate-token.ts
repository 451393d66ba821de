import { and, eq, isNull, or } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { gateTokens } from '#db/schema/index.ts'

export type RevokeGateTokenOutcome =
  | { kind: 'revoked'; id: string }
  | { kind: 'refused'; reason: 'administrators-only' | 'no-such-token' }

/** Ends a token, named by its name or its id. Whoever shows it from now on is not answered. For administrators of everything. */
export function revokeGateToken(
  db: Database,
  { nameOrId }: { nameOrId: string },
  actor: Actor,
  at: Date,
): Promise<RevokeGateTokenOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const meant = and(or(eq(gateTokens.name, nameOrId), eq(gateTokens.id, nameOrId)), isNull(gateTokens.revokedAt))
    const [token] = await tx.select({ id: gateTokens.id, name: gateTokens.name }).from(gateTokens).where(meant)
    if (!token) return { kind: 'refused', reason: 'no-such-token' }
    const end = { revokedBy: actorIdOf(actor), revokedAt: at }
    await tx.update(gateTokens).set(end).where(eq(gateTokens.id, token.id))
    const { id, name } = token
    await recordEntry(tx, { action: 'gate-token.revoked', actor, subjectId: id, payload: { name } }, at)
    return { kind: 'revoked', id }
  })
}
