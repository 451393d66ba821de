import { queueMailTo } from '#app/domain/office/queue-mail-to.ts'
import type { Transaction } from '#db/handle.ts'

/**
 * Tells somebody in their language that they were suspended, or that it was looked at again. Ground and reason stand on their page alone,
 * and there is no link: mail about a closed account that wants a click is what thieves of passwords send.
 */
export function queueSuspensionMail(
  tx: Transaction,
  { personId, what }: { personId: string; what: 'notice' | 'review' },
  at: Date,
): Promise<void> {
  const words = `suspension:mail.${what}` as const
  return queueMailTo(
    tx,
    { personId },
    (t, name) => ({ subject: t(`${words}.subject`), body: t(`${words}.body`, { name }) }),
    at,
  )
}
