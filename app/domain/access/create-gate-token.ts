import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { gateTokens } from '#db/schema/index.ts'
import { gateTokenHash, makeGateToken } from './gate-token.ts'

export type CreateGateTokenOutcome =
  | { kind: 'created'; id: string; token: string }
  | { kind: 'refused'; reason: 'administrators-only' | 'name-missing' | 'name-unfit' | 'name-taken' }

/** Names are printed in lists and logs of other systems too, so that nothing in them may be read as more than a name. */
const fitName = /^[\p{L}\p{M}\p{Nd}._ -]{1,64}$/u

/**
 * Makes what a gate shows to be answered. The token is told this once; only its hash is kept. A name in
 * use is refused, and so is one of more than 64 characters or of others than letters, digits, dots, hyphens, underscores and spaces.
 * For administrators of everything.
 */
export function createGateToken(
  db: Database,
  { name }: { name: string },
  actor: Actor,
  at: Date,
): Promise<CreateGateTokenOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const called = name.normalize('NFC').trim()
    if (called === '') return { kind: 'refused', reason: 'name-missing' }
    if (!fitName.test(called)) return { kind: 'refused', reason: 'name-unfit' }
    const inUse = and(eq(gateTokens.name, called), isNull(gateTokens.revokedAt))
    const [taken] = await tx.select({ id: gateTokens.id }).from(gateTokens).where(inUse)
    if (taken) return { kind: 'refused', reason: 'name-taken' }

    const id = crypto.randomUUID()
    const token = makeGateToken()
    const createdBy = actorIdOf(actor)
    await tx.insert(gateTokens).values({ id, name: called, tokenHash: gateTokenHash(token), createdBy, createdAt: at })
    await recordEntry(tx, { action: 'gate-token.created', actor, subjectId: id, payload: { name: called } }, at)
    return { kind: 'created', id, token }
  })
}
