import { eq } from 'drizzle-orm'
import { type Translate, translator } from '#app/locales/translator.ts'
import type { Transaction } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { queueMail } from './queue-mail.ts'

type Written = { subject: string; body: string }

/** Mail to somebody in their language; none to who has left, or where there is no address: theirs, unless `address` names another. */
export async function queueMailTo(
  tx: Transaction,
  { personId, address }: { personId: string; address?: string },
  write: (t: Translate, name: string) => Written,
  at: Date,
): Promise<void> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  const to = address ?? person?.email
  if (!person || !to || person.activity === 'left') return
  await queueMail(tx, { personId, address: to, ...write(translator(person.language), person.name) }, at)
}
