import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { authAccounts } from '#db/schema/index.ts'
import { ensureAuthUser } from './auth-user.ts'
import { endSessions } from './end-sessions.ts'

const provider = 'credential'

/** The part of other commands that gives a person a password, already hashed, and signs them out wherever the old one signed them in. */
export async function setPassword(
  tx: Transaction,
  change: { personId: string; passwordHash: string; exceptSessionId?: string | null },
  at: Date,
): Promise<void> {
  const { personId, passwordHash, exceptSessionId } = change
  const userId = await ensureAuthUser(tx, personId, at)
  const changed = await tx
    .update(authAccounts)
    .set({ password: passwordHash, updatedAt: at })
    .where(and(eq(authAccounts.userId, userId), eq(authAccounts.providerId, provider)))
    .returning({ id: authAccounts.id })
  if (changed.length === 0) {
    await tx.insert(authAccounts).values({
      id: crypto.randomUUID(),
      userId,
      accountId: userId,
      providerId: provider,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    })
  }
  await endSessions(tx, { personId, exceptSessionId }, at)
}
