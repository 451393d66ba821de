import { and, desc, eq, gt } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { authSessions, authUsers } from '#db/schema/index.ts'
import { isLive } from './session-life.ts'

export type ListedSession = { id: string; startedAt: Date; usedAt: Date; device: string | null }

/** Where a person is signed in now, the last used first. */
export async function listSessions(
  db: Database,
  { personId }: { personId: string },
  now: Date,
): Promise<ListedSession[]> {
  const rows = await db
    .select({ session: authSessions })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .where(and(eq(authUsers.personId, personId), gt(authSessions.expiresAt, now)))
    .orderBy(desc(authSessions.updatedAt))
  return rows
    .map((row) => row.session)
    .filter((session) => isLive(session, now))
    .map(({ id, createdAt, updatedAt, userAgent }) => ({
      id,
      startedAt: createdAt,
      usedAt: updatedAt,
      device: userAgent,
    }))
}
