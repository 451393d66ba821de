import type { ReactNode } from 'react'
import type { Language } from '../language.ts'

interface SectionProperties {
  activityId: string
  kind: string
  heading: string
  headingLanguage?: Language | undefined
  children: ReactNode
}

/** The frame around every activity; `id` is where the page returns to after a post. */
export function ActivitySection({ activityId, kind, heading, headingLanguage, children }: SectionProperties) {
  return (
    <section
      className={`lisans-activity lisans-activity--${kind}`}
      id={activityId}
      aria-labelledby={`${activityId}--heading`}
    >
      <h2 className="govuk-heading-m" id={`${activityId}--heading`} lang={headingLanguage}>
        {heading}
      </h2>
      {children}
    </section>
  )
}

interface FormFrameProperties {
  activityId: string
  actionUrl: string
  children: ReactNode
}

/** The form of an activity. */
export function FormFrame({ activityId, actionUrl, children }: FormFrameProperties) {
  return (
    <form method="post" action={actionUrl} className="lisans-activity__form" data-activity={activityId} noValidate>
      <input type="hidden" name="activity" value={activityId} />
      {children}
    </form>
  )
}

/** The result of an answer: announced when it appears in place, and reachable by its heading after a redirect. */
export function Result({
  activityId,
  heading,
  children,
}: {
  activityId: string
  heading: string
  children?: ReactNode
}) {
  return (
    <div className="govuk-inset-text lisans-result" role="status">
      <h3 className="govuk-heading-s" id={`${activityId}--result`} tabIndex={-1}>
        {heading}
      </h3>
      {children}
    </div>
  )
}

/** The message above the fields of an answer that could not be taken. */
export function FieldProblem({ id, title, message }: { id: string; title: string; message: string }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">{title}: </span>
      {message}
    </p>
  )
}

/** HTML that the lesson compiler made. Nothing else may be given to it. */
export function LessonHtml({ html, language, id }: { html: string; language?: Language | undefined; id?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by compileMarkup from a checked tree
  return <div id={id} lang={language} dangerouslySetInnerHTML={{ __html: html }} />
}

/** Words of a line that the lesson compiler made. */
export function LessonWords({ html, language }: { html: string; language?: Language | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by compileMarkup from a checked tree
  return <span lang={language} dangerouslySetInnerHTML={{ __html: html }} />
}
