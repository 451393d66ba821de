import { and, count, eq, gt } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { actorReaches } from '#app/domain/people/reaches.ts'
import { translator } from '#app/locales/translator.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { ledgerEntries, people } from '#db/schema/index.ts'
import { insertInvitation } from './insert-invitation.ts'
import { invitingRoles, mayInvite } from './may-invite.ts'

const minute = 60_000
/** The person is there and waits: a code that is not used at once is of no use to anybody honest. */
const usableFor = 30 * minute
/** In one hour: for one officer, more would be a queue through the door; for one person, more would be somebody else. */
const mostByOfficer = 10
const mostForPerson = 3

const action = 'password.reset-in-person'

export type ResetOutcome =
  | { kind: 'made'; code: string; expiresAt: Date }
  | {
      kind: 'refused'
      reason: 'about-oneself' | 'no-such-person' | 'out-of-reach' | 'holds-a-role' | 'left' | 'too-many-resets'
    }

/**
 * Gives somebody who stands before an officer, and whom the officer has recognised, a code for a new password: for half an hour, once.
 * Setting the password signs them out everywhere. They are told by mail where there is an address, so that nobody who did not come
 * learns of it too late. `mayInvite` says who does so for whom; nobody for themselves.
 */
export function resetInPerson(
  db: Database,
  { personId }: { personId: string },
  actor: Actor,
  at: Date,
): Promise<ResetOutcome> {
  return inTransaction(db, async (tx) => {
    if (actor.kind === 'person' && actor.personId === personId) return { kind: 'refused', reason: 'about-oneself' }
    const person = await findPerson(tx, personId)
    if (!person) return { kind: 'refused', reason: 'no-such-person' }
    if (!(await actorReaches(tx, actor, invitingRoles, personId, at)))
      return { kind: 'refused', reason: 'out-of-reach' }
    if (!(await mayInvite(tx, personId, actor, at))) {
      const holds = (await listRoleGrants(tx, { personId }, at)).length > 0
      return { kind: 'refused', reason: holds ? 'holds-a-role' : 'out-of-reach' }
    }
    if (person.activity === 'left') return { kind: 'refused', reason: 'left' }
    if (await hasResetTooOften(tx, personId, actor, at)) return { kind: 'refused', reason: 'too-many-resets' }

    const invitation = { personId, kind: 'slip', createdBy: actorIdOf(actor), usableFor } as const
    const { invitationId, code, expiresAt } = await insertInvitation(tx, invitation, at)
    if (person.email) await tell(tx, { ...person, email: person.email }, actor, at)
    await recordEntry(tx, { action, actor, subjectId: personId, payload: { invitationId } }, at)
    return { kind: 'made', code, expiresAt }
  })
}

async function hasResetTooOften(tx: Transaction, personId: string, actor: Actor, at: Date): Promise<boolean> {
  const lately = and(
    eq(ledgerEntries.action, action),
    gt(ledgerEntries.recordedAt, new Date(at.getTime() - 60 * minute)),
  )
  const made = async (whose: ReturnType<typeof eq>) => {
    const [found] = await tx.select({ resets: count() }).from(ledgerEntries).where(and(whose, lately))
    return found?.resets ?? 0
  }
  const byOfficer = actor.kind === 'person' ? await made(eq(ledgerEntries.actorId, actor.personId)) : 0
  return byOfficer >= mostByOfficer || (await made(eq(ledgerEntries.subjectId, personId))) >= mostForPerson
}

async function tell(
  tx: Transaction,
  person: { id: string; name: string; email: string; language: 'en' | 'fr' | 'crs' },
  actor: Actor,
  at: Date,
): Promise<void> {
  const [officer] = await tx
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, actorIdOf(actor)))
  const t = translator(person.language)
  const values = { name: person.name, officer: officer?.name ?? t('invitations:reset.mail.somebody') }
  const mail = { subject: t('invitations:reset.mail.subject'), body: t('invitations:reset.mail.body', values) }
  await queueMail(tx, { personId: person.id, address: person.email, ...mail }, at)
}
