import { actorIdOf, type Operator } from '#app/domain/people/actor.ts'
import type { IdentifierRefusal } from '#app/domain/people/add-person.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { insertInvitation } from './insert-invitation.ts'
import { installAdministrator, type NewAdministrator } from './install-administrator.ts'

export type CreateAdministratorOutcome =
  | { kind: 'created'; personId: string; code: string; expiresAt: Date }
  | { kind: 'refused'; reason: IdentifierRefusal }

/** An operator at the command line adds an administrator, who sets their password with the code: `/invitation/<code>`. */
export function createAdministrator(
  db: Database,
  person: NewAdministrator,
  actor: Operator,
  at: Date,
): Promise<CreateAdministratorOutcome> {
  return inTransaction(db, async (tx) => {
    const outcome = await installAdministrator(tx, person, actor, at)
    if (outcome.kind === 'refused') return outcome
    const { personId } = outcome
    const invitation = { personId, kind: 'slip', createdBy: actorIdOf(actor) } as const
    const { code, expiresAt } = await insertInvitation(tx, invitation, at)
    return { kind: 'created', personId, code, expiresAt }
  })
}
