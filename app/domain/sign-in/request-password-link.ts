import { and, count, eq, gt } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { translator } from '#app/locales/translator.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { invitations } from '#db/schema/index.ts'
import { insertInvitation } from './insert-invitation.ts'

const hour = 60 * 60_000
/** More mails than this in an hour would only serve to annoy. */
const mostLinks = 3

/**
 * Mails a link to whoever forgot their password, if they are known, still work here and have an address. The caller learns nothing
 * of it: whether a name is known is nobody's business.
 */
export function requestPasswordLink(
  db: Database,
  { identifier, baseUrl }: { identifier: string; baseUrl: string },
  at: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const person = await findPersonByIdentifier(tx, identifier)
    if (!person?.email || person.activity === 'left') return
    const personId = person.id
    const lately = and(
      eq(invitations.personId, personId),
      eq(invitations.kind, 'forgotten-password'),
      gt(invitations.createdAt, new Date(at.getTime() - hour)),
    )
    const [sent] = await tx.select({ links: count() }).from(invitations).where(lately)
    if ((sent?.links ?? 0) >= mostLinks) return

    const invitation = { personId, kind: 'forgotten-password', createdBy: 'system' } as const
    const { invitationId, code } = await insertInvitation(tx, invitation, at)
    const t = translator(person.language)
    const values = { name: person.name, link: `${baseUrl}/invitation/${code}` }
    const mail = { subject: t('sign-in:passwordMail.subject'), body: t('sign-in:passwordMail.body', values) }
    await queueMail(tx, { personId, address: person.email, ...mail }, at)
    const actor = { kind: 'system' } as const
    await recordEntry(tx, { action: 'password.link-sent', actor, subjectId: personId, payload: { invitationId } }, at)
  })
}
