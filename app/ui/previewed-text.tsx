import type { TextPreview } from '#app/web/preview-text.ts'
import { ErrorSummary } from './error-summary.tsx'
import { Notice } from './notice.tsx'
import { TextProblems } from './text-problems.tsx'
import { Message } from './translation.tsx'

/** A text as its readers see it, without the frame of the service around it: the preview stands in a frame of its own. */
export function PreviewedText({ preview }: { preview: TextPreview }) {
  const { title, minutes, html, rejected, problems } = preview
  const wrong = rejected && [{ field: rejected.activityId, message: `activities:problem.${rejected.problem.code}` }]
  return (
    <div className="govuk-width-container lisans-body">
      <main className="govuk-main-wrapper" id="main" tabIndex={-1}>
        <ErrorSummary problems={wrong ?? []} />
        {title !== null && <h1 className="govuk-heading-l">{title}</h1>}
        {minutes !== null && (
          <p className="lisans-meta">
            <Message name="learning:lesson.minutes" values={{ count: minutes }} />
          </p>
        )}
        {html === null ? (
          <Notice tone="warn" heading={<Message name="training:preview.cannot" />}>
            <TextProblems problems={problems} />
          </Notice>
        ) : (
          <div className="lisans-reading" dangerouslySetInnerHTML={{ __html: html }} />
        )}
      </main>
    </div>
  )
}
