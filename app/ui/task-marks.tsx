import { CalendarDay } from './calendar-day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type TaskMarksProps = { overdue: boolean; standsFor: string | null; escalatedOn: string | null; unheld: boolean }

/** Why a task is on somebody's list, where that is not plain: it came up, it is a colleague's, it is nobody's. */
export function TaskMarks({ overdue, standsFor, escalatedOn, unheld }: TaskMarksProps) {
  if (!overdue && !standsFor && !unheld) return null
  return (
    <p className="govuk-body-s lisans-beneath">
      {escalatedOn ? (
        <>
          <Tag tone="bad">
            <Message name="tasks:escalated.tag" />
          </Tag>{' '}
          <Message name="tasks:escalated.since" /> <CalendarDay day={escalatedOn} />.{' '}
        </>
      ) : (
        overdue && (
          <>
            <Tag tone="warn">
              <Message name="tasks:overdue.tag" />
            </Tag>{' '}
            <Message name="tasks:overdue.words" />{' '}
          </>
        )
      )}
      {standsFor && <Message name="tasks:standsFor" values={{ name: standsFor }} />}{' '}
      {unheld && <Message name="tasks:unheld" />}
    </p>
  )
}
