import { queueMail } from '#app/domain/office/queue-mail.ts'
import type { Person } from '#app/domain/people/find-person.ts'
import { translator } from '#app/locales/translator.ts'
import type { Transaction } from '#db/handle.ts'

/** Tells a person in their language that a paper of theirs was marked anew, and where to look. No mark stands in a mail. */
export async function queueRegradeMail(
  tx: Transaction,
  { learner, attemptId, baseUrl }: { learner: Person; attemptId: string; baseUrl: string },
  at: Date,
): Promise<void> {
  if (!learner.email || learner.activity === 'left') return
  const t = translator(learner.language)
  const subject = t('corrections:mail.subject')
  const body = t('corrections:mail.body', { name: learner.name, link: `${baseUrl}/attempts/${attemptId}/result` })
  await queueMail(tx, { personId: learner.id, address: learner.email, subject, body }, at)
}
