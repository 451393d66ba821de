import { LessonHtml } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import { languageNames } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import { Message, useTranslation } from './translation.tsx'

type PolicyTextProps = {
  text: { language: Language; html: string; hash: string }
  /** In which it can be read and signed as well. */
  otherLanguages: Language[]
}

/** A policy in one language, as whoever signs it reads it, with the fingerprint of its words. */
export function PolicyText({ text, otherLanguages }: PolicyTextProps) {
  const { language } = useTranslation()
  return (
    <>
      {text.language !== language && (
        <p className="govuk-inset-text">
          <Message name="policies:read.fallback" />
        </p>
      )}
      <div className="lisans-reading">
        <LessonHtml html={text.html} language={text.language} />
      </div>
      <p className="lisans-meta lisans-fingerprint">
        <Message name="policies:read.hash" values={{ hash: text.hash }} />
      </p>
      {otherLanguages.length > 0 && (
        <p className="lisans-meta">
          <Message
            name="policies:read.otherLanguages"
            values={{ languages: otherLanguages.map((one) => languageNames[one]).join(', ') }}
          />
        </p>
      )}
    </>
  )
}
