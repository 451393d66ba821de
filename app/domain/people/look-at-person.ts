import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import type { Role } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { findPerson, type PersonRecord } from './find-person.ts'
import { actorReachesUnit } from './reaches.ts'

type LookOutcome =
  | { kind: 'seen'; person: PersonRecord }
  | { kind: 'refused'; reason: 'no-such-person' | 'out-of-reach' }

/**
 * Opens somebody else's record for an actor who holds one of the roles over them, and writes down that it was looked at: everybody
 * may learn who read about them. One's own record is looked at freely.
 */
export function lookAtPerson(
  db: Database,
  { personId, roles }: { personId: string; roles: Role[] },
  actor: Actor,
  at: Date,
): Promise<LookOutcome> {
  return inTransaction(db, async (tx) => {
    const person = await findPerson(tx, personId)
    if (!person) return { kind: 'refused', reason: 'no-such-person' }
    if (!(await actorReachesUnit(tx, actor, roles, person.unitId, at)))
      return { kind: 'refused', reason: 'out-of-reach' }
    const ownRecord = actor.kind === 'person' && actor.personId === personId
    if (!ownRecord) await recordEntry(tx, { action: 'person.looked-at', actor, subjectId: personId }, at)
    return { kind: 'seen', person }
  })
}
