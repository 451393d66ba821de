import { updateAddress } from './addresses.ts'
import { Notice } from './notice.tsx'
import { inProgramme } from './programme-links.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

/** `programme`: in the address of the page that lists what changed. */
export type ChangedLessonProps = { publishedAt: Date; read: boolean; programme: string | null; onlyInEnglish: boolean }

/** Tells whoever is certified that this lesson changed and is to be read again, in the language that has the new words. */
export function ChangedLesson({ publishedAt, read, programme, onlyInEnglish }: ChangedLessonProps) {
  const { day } = useInstants()
  return (
    <Notice tone={read ? 'good' : 'warn'}>
      <p className="govuk-body">
        <Message name={`updates:lesson.${read ? 'changedRead' : 'changed'}`} values={{ day: day(publishedAt) }} />
      </p>
      {onlyInEnglish && (
        <p className="govuk-body">
          <Message name="updates:lesson.onlyInEnglish" />{' '}
          <a className="govuk-link" href="?text=en" hrefLang="en">
            <Message name="updates:lesson.readEnglish" />
          </a>
        </p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={inProgramme(updateAddress, programme)}>
          <Message name="updates:lesson.back" />
        </a>
      </p>
    </Notice>
  )
}
