import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { authSessions } from '#db/schema/index.ts'

/** Writes down that a session is in use, which is what idleness is counted from. Not a command: nobody decided anything. */
export async function noteUse(db: Database, sessionId: string, at: Date): Promise<void> {
  await db.update(authSessions).set({ updatedAt: at }).where(eq(authSessions.id, sessionId))
}
