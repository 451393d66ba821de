import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

export type ChangedModule = {
  id: string
  title: LocalisedText
  /** In the words of whoever published the change. */
  reason: string | null
  publishedAt: Date
  by: Date
  lessons: { title: LocalisedText; href: string; onlyInEnglish: boolean; read: boolean }[]
  objectives: LocalisedText[]
}

/** Each change: why it was made, which lessons to read again, and what the questions are about. */
export function ChangedModules({ changes }: { changes: ChangedModule[] }) {
  const { day } = useInstants()
  return changes.map(({ id, title, reason, publishedAt, by, lessons, objectives }) => (
    <section key={id} aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        <Localised text={title} />
      </h2>
      <p className="lisans-meta">
        <Message name="updates:change.published" values={{ day: day(publishedAt) }} />{' '}
        {changes.length > 1 && <Message name="updates:change.by" values={{ day: day(by) }} />}
      </p>
      {reason && (
        <>
          <h3 className="govuk-heading-s">
            <Message name="updates:change.why" />
          </h3>
          <blockquote className="govuk-inset-text" dir="auto">
            {reason}
          </blockquote>
        </>
      )}
      {lessons.length > 0 && (
        <>
          <h3 className="govuk-heading-s">
            <Message name="updates:change.lessons" />
          </h3>
          <ul className="govuk-list">
            {lessons.map((lesson) => (
              <ChangedLesson key={lesson.href} lesson={lesson} />
            ))}
          </ul>
        </>
      )}
      {objectives.length > 0 && (
        <>
          <h3 className="govuk-heading-s">
            <Message name="updates:change.objectives" />
          </h3>
          <ul className="govuk-list govuk-list--bullet">
            {objectives.map((text) => (
              <li key={text.en}>
                <Localised text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  ))
}

function ChangedLesson({ lesson: { title, href, onlyInEnglish, read } }: { lesson: ChangedModule['lessons'][number] }) {
  return (
    <li>
      <a className="govuk-link" href={href}>
        <Localised text={title} />
      </a>{' '}
      <Tag tone={read ? 'good' : 'warn'}>
        <Message name={`updates:change.${read ? 'read' : 'toRead'}`} />
      </Tag>
      {onlyInEnglish && (
        <>
          <br />
          <Message name="updates:change.onlyInEnglish" />
        </>
      )}
    </li>
  )
}
