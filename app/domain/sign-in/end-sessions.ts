import { and, eq, gt, ne } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { authSessions } from '#db/schema/index.ts'
import { findAuthUserId } from './auth-user.ts'

type EndSessionOutcome = { kind: 'ended' } | { kind: 'refused'; reason: 'no-such-session' }

/** Signs a person out on one device: their own doing, wherever they sit. */
export function endSession(
  db: Database,
  { personId, sessionId }: { personId: string; sessionId: string },
  at: Date,
): Promise<EndSessionOutcome> {
  return inTransaction(db, async (tx) => {
    const userId = await findAuthUserId(tx, personId)
    if (!userId) return { kind: 'refused', reason: 'no-such-session' }
    const ended = await tx
      .update(authSessions)
      .set({ expiresAt: at })
      .where(and(eq(authSessions.id, sessionId), eq(authSessions.userId, userId), gt(authSessions.expiresAt, at)))
      .returning({ id: authSessions.id })
    if (ended.length === 0) return { kind: 'refused', reason: 'no-such-session' }
    const actor = { kind: 'person', personId } as const
    await recordEntry(tx, { action: 'session.ended', actor, subjectId: personId, payload: { sessionId } }, at)
    return { kind: 'ended' }
  })
}

/** The part of other commands that signs a person out everywhere, or everywhere but here. Answers how many sessions ended. */
export async function endSessions(
  tx: Transaction,
  { personId, exceptSessionId = null }: { personId: string; exceptSessionId?: string | null },
  at: Date,
): Promise<number> {
  const userId = await findAuthUserId(tx, personId)
  if (!userId) return 0
  const ended = await tx
    .update(authSessions)
    .set({ expiresAt: at })
    .where(
      and(
        eq(authSessions.userId, userId),
        gt(authSessions.expiresAt, at),
        exceptSessionId === null ? undefined : ne(authSessions.id, exceptSessionId),
      ),
    )
    .returning({ id: authSessions.id })
  return ended.length
}
