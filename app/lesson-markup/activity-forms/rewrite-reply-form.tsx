import type { ReactNode } from 'react'
import { ActivitySection, Intro, LessonHtml, LessonWords } from './activity-section.tsx'
import type { FormProperties } from './form-properties.ts'
import { PrivateWriting, SayDone } from './private-writing.tsx'

/** A reply to write better, with a model and a list to compare it with. */
export function RewriteReplyForm({ activity, feedback, actionUrl, t, language }: FormProperties<'rewrite-reply'>) {
  const { id, limit } = activity
  const lengths = { limit, count: '{count}' }
  return (
    <ActivitySection
      activityId={id}
      kind="rewrite-reply"
      kindInWords={t('rewriteReply.kindOfActivity')}
      heading={activity.title}
      headingLanguage={language}
    >
      <Intro words={activity.intro} language={language} />
      <div className="lisans-comment">
        <LessonHtml html={activity.originalHtml} language={language} />
      </div>
      <div data-stays>
        <PrivateWriting
          id={`${id}--reply`}
          label={t('rewriteReply.reply')}
          hint={t('rewriteReply.limit', { limit })}
          t={t}
        >
          <p
            className="govuk-hint lisans-with-script"
            role="status"
            data-limit={limit}
            data-within={t('rewriteReply.within', lengths)}
            data-over={t('rewriteReply.over', lengths)}
          />
        </PrivateWriting>
        <Opening title={t('rewriteReply.model')}>
          <LessonHtml html={activity.modelHtml} language={language} />
        </Opening>
        <Opening title={t('rewriteReply.checklist')}>
          <ul className="govuk-list govuk-list--bullet">
            {activity.points.map((point) => (
              <li key={point}>
                <LessonWords html={point} language={language} />
              </li>
            ))}
          </ul>
        </Opening>
      </div>
      <SayDone activityId={id} actionUrl={actionUrl} done={feedback !== null} t={t} />
    </ActivitySection>
  )
}

function Opening({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{title}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  )
}
