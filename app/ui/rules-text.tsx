import { LessonHtml } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { Notice } from './notice.tsx'
import { Message, useTranslation } from './translation.tsx'

type RulesTextProps = {
  text: { language: Language; html: string; hash: string }
  live: boolean
}

/** The rules of behaviour in one language, with what a reader must know about them before they believe them. */
export function RulesText({ text, live }: RulesTextProps) {
  const { language } = useTranslation()
  return (
    <>
      {!live && (
        <Notice tone="warn" heading={<Message name="assessment:rules.draft" />}>
          <p className="govuk-body">
            <Message name="assessment:rules.draftWhy" />
          </p>
        </Notice>
      )}
      {text.language !== language && (
        <p className="govuk-inset-text">
          <Message name="assessment:rules.fallback" />
        </p>
      )}
      <div className="lisans-reading">
        <LessonHtml html={text.html} language={text.language} />
      </div>
      <p className="lisans-meta lisans-fingerprint">
        <Message name="assessment:rules.hash" values={{ hash: text.hash }} />
      </p>
    </>
  )
}
