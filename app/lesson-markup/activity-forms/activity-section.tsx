import type { ReactNode } from 'react'
import type { Language } from '../language.ts'

type SectionProperties = {
  activityId: string
  kind: string
  /** What kind of activity it is, in words; left out when the heading says so. */
  kindInWords?: string
  heading: string
  headingLanguage?: Language | undefined
  children: ReactNode
}

/**
 * The frame around every activity; `id` is where the page returns to after a post. A page that numbers its activities puts the
 * number into an element with the id `<activity>--number`, and the name begins with it.
 */
export function ActivitySection({
  activityId,
  kind,
  kindInWords,
  heading,
  headingLanguage,
  children,
}: SectionProperties) {
  return (
    <section
      className={`lisans-activity lisans-activity--${kind}`}
      id={activityId}
      aria-labelledby={`${activityId}--number ${activityId}--heading`}
    >
      <h2 className="govuk-heading-m lisans-activity__title" id={`${activityId}--heading`} lang={headingLanguage}>
        {heading}
      </h2>
      {kindInWords === undefined ? null : <p className="govuk-body-s lisans-activity__kind">{kindInWords}</p>}
      {children}
    </section>
  )
}

/** What to do, in the author's words. */
export function Intro({ words, language }: { words: string | null; language?: Language | undefined }) {
  if (words === null) return null
  return (
    <p className="govuk-body" lang={language}>
      {words}
    </p>
  )
}

type FormFrameProperties = {
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

type ResultProperties = {
  activityId: string
  heading: string
  /** The colour repeats what the heading says. */
  tone: 'right' | 'mixed' | 'wrong' | 'plain'
  children?: ReactNode
}

/** The result of an answer: announced when it appears in place, and reachable by its heading after a redirect. */
export function Result({ activityId, heading, tone, children }: ResultProperties) {
  return (
    <div className={`lisans-feedback lisans-feedback--${tone}`} role="status">
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
  return <div id={id} lang={language} dangerouslySetInnerHTML={{ __html: html }} />
}

/** Words of a line that the lesson compiler made. */
export function LessonWords({ html, language }: { html: string; language?: Language | undefined }) {
  return <span lang={language} dangerouslySetInnerHTML={{ __html: html }} />
}
