import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { invitations } from '#db/schema/index.ts'
import { codeHash } from './one-time-code.ts'

export type Invitation = typeof invitations.$inferSelect

/** The invitation that a code opens now; null for a code that is wrong, used up or too old, without saying which. */
export async function findInvitation(db: Database, code: string, at: Date): Promise<Invitation | null> {
  const [found] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.codeHash, codeHash(code)), isNull(invitations.usedAt), gt(invitations.expiresAt, at)))
  return found ?? null
}
