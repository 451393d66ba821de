import { and, eq, gte } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { actorIdOf } from '#app/domain/people/actor.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { lookAtPerson } from '#app/domain/people/look-at-person.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { auditRoles } from './audit-reach.ts'

type LookOutcome =
  | { kind: 'seen'; person: { id: string; name: string } }
  | { kind: 'refused'; reason: 'no-such-person' | 'out-of-reach' }

/** Whoever reads on about the same person within this time is looking still. In milliseconds. */
const oneLook = 3_600_000

/**
 * As `lookAtPerson`, for an auditor who goes from entry to entry and page to page about one person: that is written down once an hour, and
 * not once a click, or the ledger would fill with its own reading.
 */
export async function lookWhileAuditing(
  db: Database,
  { personId }: { personId: string },
  actor: Actor,
  at: Date,
): Promise<LookOutcome> {
  if (!(await isLookingStill(db, personId, actor, at)))
    return lookAtPerson(db, { personId, roles: auditRoles }, actor, at)
  const person = await findPerson(db, personId)
  if (!person) return { kind: 'refused', reason: 'no-such-person' }
  if (!(await actorReachesUnit(db, actor, auditRoles, person.unitId, at)))
    return { kind: 'refused', reason: 'out-of-reach' }
  return { kind: 'seen', person }
}

async function isLookingStill(db: Database, personId: string, actor: Actor, at: Date): Promise<boolean> {
  const [look] = await db
    .select({ sequence: ledgerEntries.sequence })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.subjectId, personId),
        eq(ledgerEntries.actorId, actorIdOf(actor)),
        eq(ledgerEntries.action, 'person.looked-at'),
        gte(ledgerEntries.recordedAt, new Date(at.getTime() - oneLook)),
      ),
    )
    .limit(1)
  return look !== undefined
}
