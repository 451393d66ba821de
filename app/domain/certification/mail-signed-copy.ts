import { findOrganisation } from '#app/domain/office/organisation.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { plainText } from '#app/lesson-markup/plain-text.ts'
import { translator } from '#app/locales/translator.ts'
import type { Transaction } from '#db/handle.ts'
import type { Language, RulesText } from '#db/schema/index.ts'

type Signed = {
  signer: { id: string; name: string; email: string | null }
  text: RulesText
  language: Language
  /** Of the revision. */
  number: number
}

/** The signer keeps a copy: what, when and in which language, the whole text as one reads it, and the hash that proves its words. */
export async function mailSignedCopy(
  tx: Transaction,
  { signer, text, language, number }: Signed,
  at: Date,
): Promise<void> {
  if (!signer.email) return
  const { name: organisation, timeZone } = await findOrganisation(tx)
  const t = translator(language)
  // Kreol has no calendar of its own in ICU.
  const locale = language === 'fr' ? 'fr' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(at)
  const values = { name: signer.name, title: text.title, number, organisation, day }
  const body = [
    t('policies:copy.signed', values),
    [
      t('policies:copy.title', values),
      t('policies:copy.revision', values),
      t(`policies:copy.language.${language}`),
      t('policies:copy.day', values),
    ].join('\n'),
    '-'.repeat(40),
    text.title,
    plainText(text.html),
    '-'.repeat(40),
    t('policies:copy.proof', { hash: text.hash }),
  ].join('\n\n')
  const mail = {
    personId: signer.id,
    address: signer.email,
    subject: t('policies:copy.subject', values),
    body: `${body}\n`,
  }
  await queueMail(tx, mail, at)
}
