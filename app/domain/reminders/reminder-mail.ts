import { writtenDay } from '#app/domain/office/written-day.ts'
import { escapeXml } from '#app/domain/outside-files/escape-xml.ts'
import { translator } from '#app/locales/translator.ts'
import type { Language, LocalisedText } from '#db/schema/index.ts'
import type { PersonReminder } from './find-reminders.ts'

export type ComposedMail = { subject: string; body: string; html: string }

/** Somebody's reminder in their language, as plain text and as a page: by when, why, and where to go on. */
export function reminderMail(
  { name, language, lines }: Pick<PersonReminder, 'name' | 'language' | 'lines'>,
  { baseUrl, today }: { baseUrl: string; today: string },
): ComposedMail {
  const t = translator(language)
  const told = lines.map(({ title, dueDay, required }) => {
    const late = dueDay < today
    const kind = required ? (late ? 'overdue' : 'due') : 'ends'
    return t(`reminders:mail.${kind}`, { programme: inLanguage(title, language), day: writtenDay(dueDay, language) })
  })
  const late = lines.some(({ dueDay, required }) => required && dueDay < today)
  return compose(
    t(late ? 'reminders:mail.subjectLate' : 'reminders:mail.subject'),
    [t('reminders:mail.greeting', { name }), ...told, t('reminders:mail.goOn')],
    baseUrl,
    language,
  )
}

/** To a manager: how many of their people are late. Who they are stands behind a sign-in, for a mail leaves the house. */
export function copyMail(
  { name, language, count }: { name: string; language: Language; count: number },
  { baseUrl }: { baseUrl: string },
): ComposedMail {
  const t = translator(language)
  return compose(
    t('reminders:copy.subject', { count }),
    [t('reminders:mail.greeting', { name }), t('reminders:copy.what', { count }), t('reminders:copy.where')],
    `${baseUrl}/hr`,
    language,
  )
}

function compose(subject: string, paragraphs: string[], link: string, language: Language): ComposedMail {
  const body = `${[...paragraphs, link].join('\n\n')}\n`
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeXml(subject)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#1b2733">',
    ...paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`),
    `<p><a href="${escapeXml(link)}">${escapeXml(link)}</a></p>`,
    '</body></html>',
  ].join('\n')
  return { subject, body, html }
}

function inLanguage(text: LocalisedText, language: Language): string {
  return text[language] ?? text.en
}
