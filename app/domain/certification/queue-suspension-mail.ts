import { eq } from 'drizzle-orm'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { translator } from '#app/locales/translator.ts'
import type { Transaction } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'

/**
 * Tells somebody in their language that they were suspended, or that it was looked at again. Ground and reason stand on their page alone,
 * and there is no link: mail about a closed account that wants a click is what thieves of passwords send.
 */
export async function queueSuspensionMail(
  tx: Transaction,
  { personId, what }: { personId: string; what: 'notice' | 'review' },
  at: Date,
): Promise<void> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  if (!person?.email || person.activity === 'left') return
  const t = translator(person.language)
  const body = t(`suspension:mail.${what}.body`, { name: person.name })
  await queueMail(tx, { personId, address: person.email, subject: t(`suspension:mail.${what}.subject`), body }, at)
}
