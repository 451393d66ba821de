import { z } from 'zod'
import { findUnsentMail } from '#app/domain/office/find-unsent-mail.ts'
import { recordMailSent } from '#app/domain/office/record-mail-sent.ts'
import type { Database } from '#db/handle.ts'
import type { MailCarrier } from './mail-carrier.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

const payloadSchema = z.object({ mailId: z.string() })

/**
 * Sends one mail of the outbox. If the process dies between the handing over and the note of it, the mail is sent again with
 * the same Message-ID, by which the receiving side can tell. Its words are kept only where `keepText` says so: they hold
 * one-time links.
 */
export function sendMail(db: Database, carrier: MailCarrier, keepText: boolean, onSent: () => void): WorkHandler {
  return async (payload, at) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new Hopeless('The work does not say which mail to send')
    const mail = await findUnsentMail(db, parsed.data.mailId)
    if (!mail) return
    await carrier.carry(mail)
    await recordMailSent(db, { mailId: mail.id, keepText }, at)
    onSent()
  }
}
