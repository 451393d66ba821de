import type { Actor } from '#app/domain/people/actor.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { auditRoles, findAuditReach } from './audit-reach.ts'

/** Whether an actor audits anything at all. Operators at the command line and Lisans itself do. */
export async function mayAudit(db: Database, actor: Actor, at: Date): Promise<boolean> {
  return actor.kind !== 'person' || (await findReach(db, actor.personId, auditRoles, at)).length > 0
}

/** Whether an actor audits the whole organisation: what is decided for the whole ledger is theirs. */
export async function mayAuditAll(db: Database, actor: Actor, at: Date): Promise<boolean> {
  return actor.kind !== 'person' || (await findAuditReach(db, actor.personId, at)) === 'all'
}
