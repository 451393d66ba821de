import { randomUUID } from 'node:crypto'
import type { Transaction } from '#db/handle.ts'
import { type MailAttachment, outgoingMails } from '#db/schema/index.ts'
import { queueWork } from './queue-work.ts'

type Mail = {
  /** Where something else already refers to it; else made here. */
  id?: string
  /** Whose mail it is, so that it goes when the person is erased; null for mail to nobody in the house. */
  personId: string | null
  address: string
  subject: string
  /** Plain text. */
  body: string
  /** The same as a page. */
  html?: string
  attachment?: MailAttachment
}

/** Puts a mail into the outbox, in the transaction that gave cause for it. Answers the mail's id. */
export async function queueMail(tx: Transaction, mail: Mail, at: Date): Promise<string> {
  const id = mail.id ?? randomUUID()
  await tx.insert(outgoingMails).values({ ...mail, id, messageId: `<${randomUUID()}@lisans>`, queuedAt: at })
  await queueWork(tx, { kind: 'send-mail', payload: { mailId: id } }, at)
  return id
}
