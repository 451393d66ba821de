import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { mentions } from '#db/mentions.ts'
import { attempts } from '#db/schema/index.ts'

export type AskedAttempt = { id: string; personId: string }

/** Papers looked through in one statement: some milliseconds, after which others get their turn. */
const papersAtATime = 500

/**
 * The attempts, handed in, whose paper has this question version, each person's together. Looks through every paper there is, in pieces,
 * so that nobody waits for it.
 */
export async function listAskedAttempts(db: Database, questionVersionId: string): Promise<AskedAttempt[]> {
  const asked: AskedAttempt[] = []
  for (let last = ''; ; ) {
    const piece = await db
      .select({ id: attempts.id, personId: attempts.personId, has: mentions(attempts.paper, questionVersionId) })
      .from(attempts)
      .where(and(gt(attempts.id, last), isNotNull(attempts.submittedAt)))
      .orderBy(asc(attempts.id))
      .limit(papersAtATime)
    asked.push(...piece.filter(({ has }) => has === 1).map(({ id, personId }) => ({ id, personId })))
    const end = piece.at(-1)
    if (!end) break
    last = end.id
    await new Promise(setImmediate)
  }
  return asked.sort((one, other) => (one.personId < other.personId ? -1 : one.personId > other.personId ? 1 : 0))
}

/** One person's attempts at papers that have this question version, open ones too. */
export function listOwnAskedAttempts(db: Database, personId: string, questionVersionId: string) {
  return db
    .select({ id: attempts.id, submittedAt: attempts.submittedAt })
    .from(attempts)
    .where(and(eq(attempts.personId, personId), eq(mentions(attempts.paper, questionVersionId), 1)))
}

/** Whether the paper of an attempt has this question version. */
export async function isAskedIn(db: Database, attemptId: string, questionVersionId: string): Promise<boolean> {
  const found = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.id, attemptId), eq(mentions(attempts.paper, questionVersionId), 1)))
  return found.length > 0
}
