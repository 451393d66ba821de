import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { authSessions } from '#db/schema/index.ts'

/**
 * Records that a password opened a session: better-auth wrote the session itself, in a transaction of its own just before. A
 * session that cannot be recorded is taken away again.
 */
export async function recordSignIn(
  db: Database,
  signIn: { personId: string; token: string; address: string },
  at: Date,
): Promise<void> {
  try {
    await record(db, signIn, at)
  } catch (error) {
    await db.delete(authSessions).where(eq(authSessions.token, signIn.token))
    throw error
  }
}

function record(
  db: Database,
  { personId, token, address }: { personId: string; token: string; address: string },
  at: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const [session] = await tx
      .update(authSessions)
      .set({ ipAddress: address })
      .where(eq(authSessions.token, token))
      .returning({ id: authSessions.id })
    if (!session) return
    const actor = { kind: 'person', personId } as const
    await recordEntry(tx, { action: 'session.started', actor, subjectId: personId, payload: { by: 'password' } }, at)
  })
}
