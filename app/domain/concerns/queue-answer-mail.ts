import { queueMail } from '#app/domain/office/queue-mail.ts'
import type { Person } from '#app/domain/people/find-person.ts'
import { translator } from '#app/locales/translator.ts'
import type { Transaction } from '#db/handle.ts'

/** Tells a person in their language that there is an answer, and where. What was asked or answered stands in no mail. */
export async function queueAnswerMail(
  tx: Transaction,
  { learner, concernId, baseUrl }: { learner: Person; concernId: string; baseUrl: string },
  at: Date,
): Promise<void> {
  if (!learner.email || learner.activity === 'left') return
  const t = translator(learner.language)
  const body = t('concerns:mail.body', { name: learner.name, link: `${baseUrl}/concerns/${concernId}` })
  await queueMail(tx, { personId: learner.id, address: learner.email, subject: t('concerns:mail.subject'), body }, at)
}
