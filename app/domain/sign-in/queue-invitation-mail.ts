import { queueMail } from '#app/domain/office/queue-mail.ts'
import { translator } from '#app/locales/translator.ts'
import type { Transaction } from '#db/handle.ts'
import type { Language } from '#db/schema/index.ts'

/** The part of other commands that mails somebody the link to their first password. */
export async function queueInvitationMail(
  tx: Transaction,
  person: { id: string; name: string; email: string; language: Language },
  link: string,
  at: Date,
): Promise<void> {
  const t = translator(person.language)
  const mail = {
    subject: t('sign-in:invitationMail.subject'),
    body: t('sign-in:invitationMail.body', { name: person.name, link }),
  }
  await queueMail(tx, { personId: person.id, address: person.email, ...mail }, at)
}
