import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { OutgoingMail } from '#app/domain/office/find-unsent-mail.ts'
import type { MailAttachment } from '#db/schema/office.ts'
import { Hopeless } from './worker.ts'

/** Hands a mail over; throws when it was not taken. */
export type MailCarrier = { carry: (mail: OutgoingMail) => Promise<void>; close: () => void }

type Settings = {
  /** Null: mails become files. */
  smtpUrl: string | null
  outboxFolder: string
  from: string
}

/** Mail by SMTP where a server is named, else as one file per mail that any mail program opens. */
export function mailCarrier({ smtpUrl, outboxFolder, from }: Settings): MailCarrier {
  return smtpUrl ? bySmtp(smtpUrl, from) : asFiles(outboxFolder, from)
}

function bySmtp(smtpUrl: string, from: string): MailCarrier {
  // Well within the lease of the work, or another process would send the same mail.
  const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }
  const transport = nodemailer.createTransport({ url: smtpUrl, pool: true, maxConnections: 2, ...patience })
  return {
    carry: async (mail) => {
      try {
        await transport.sendMail(letter(mail, from))
      } catch (error) {
        if (isFinalRefusal(error)) throw new Hopeless(error instanceof Error ? error.message : String(error))
        throw error
      }
    },
    close: () => transport.close(),
  }
}

/** A recipient or content the server will never take. A failed sign-in at the mail server (535) is the operator's to put right. */
function isFinalRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false
  const final = typeof error.responseCode === 'number' && error.responseCode >= 500 && error.responseCode < 600
  return final && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
}

function asFiles(outboxFolder: string, from: string): MailCarrier {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    carry: async (mail) => {
      const { message } = await transport.sendMail(letter(mail, from))
      await mkdir(outboxFolder, { recursive: true, mode: 0o700 })
      const moment = mail.queuedAt.toISOString().replace(/[:.]/g, '-')
      await writeWhole(path.join(outboxFolder, `${moment}-${mail.id}.eml`), message as Buffer)
    },
    close: () => transport.close(),
  }
}

function letter(mail: OutgoingMail, from: string): SendMailOptions {
  return {
    messageId: mail.messageId,
    date: mail.queuedAt,
    from,
    to: mail.address,
    subject: mail.subject,
    text: mail.body,
    html: mail.html ?? undefined,
    attachments: mail.attachment ? [attached(mail.attachment)] : [],
    // Out-of-office answers have nobody to read them.
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

function attached({ name, type, content }: MailAttachment) {
  return { filename: name, contentType: type, content: Buffer.from(content, 'base64') }
}

/** A reader never finds half a file, and a repeat replaces the first try. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const unfinished = await open(`${file}.part`, 'w', 0o600)
  try {
    await unfinished.writeFile(content)
    await unfinished.sync()
  } finally {
    await unfinished.close()
  }
  await rename(`${file}.part`, file)
}
