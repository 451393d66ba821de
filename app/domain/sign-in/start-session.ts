import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { authSessions, people } from '#db/schema/index.ts'
import { ensureAuthUser } from './auth-user.ts'
import { longestSession } from './session-life.ts'

type StartSessionOutcome =
  | { kind: 'started'; token: string; expiresAt: Date }
  | { kind: 'refused'; reason: 'no-such-person' | 'left' }

/**
 * Signs a person in without a password. The caller answers for who they are: a demonstration, where anybody may be anybody, and
 * tests. The token goes into a signed cookie.
 */
export function startSession(
  db: Database,
  session: { personId: string; address: string; device: string },
  at: Date,
): Promise<StartSessionOutcome> {
  const { personId, address, device } = session
  return inTransaction(db, async (tx) => {
    const [person] = await tx.select({ activity: people.activity }).from(people).where(eq(people.id, personId))
    if (!person) return { kind: 'refused', reason: 'no-such-person' }
    if (person.activity === 'left') return { kind: 'refused', reason: 'left' }

    const token = randomBytes(24).toString('base64url')
    const expiresAt = new Date(at.getTime() + longestSession)
    await tx.insert(authSessions).values({
      id: crypto.randomUUID(),
      userId: await ensureAuthUser(tx, personId, at),
      token,
      expiresAt,
      ipAddress: address,
      userAgent: device.slice(0, 300),
      createdAt: at,
      updatedAt: at,
    })
    const actor = { kind: 'person', personId } as const
    await recordEntry(tx, { action: 'session.started', actor, subjectId: personId, payload: { by: 'demo' } }, at)
    return { kind: 'started', token, expiresAt }
  })
}
