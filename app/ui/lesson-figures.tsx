import type { LessonStatistics } from '#app/domain/statistics/find-lesson-statistics.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { ShareBar } from './share-bar.tsx'
import { Message } from './translation.tsx'

type LessonFiguresProps = {
  begun: number
  lessons: (NonNullable<LessonStatistics['lessons']>[number] & { title: LocalisedText })[] | null
}

/** How far people come, lesson by lesson, and how long each takes them. */
export function LessonFigures({ begun, lessons }: LessonFiguresProps) {
  if (!lessons)
    return (
      <p className="govuk-body">
        <Message name="statistics:lessons.tooFew" />
      </p>
    )
  return (
    <>
      <p className="govuk-body">
        <Message name="statistics:lessons.begun" values={{ count: begun }} />
      </p>
      <div className="lisans-wide-table">
        <table className="govuk-table lisans-figures">
          <caption className="govuk-visually-hidden">
            <Message name="statistics:lessons.heading" />
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['lesson', 'completed', 'lost', 'minutes'].map((head) => (
                <th key={head} scope="col" className="govuk-table__header">
                  <Message name={`statistics:head.${head}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {lessons.map(({ lessonId, title, completedShare, dropOff, medianMinutes, minutesSaid }) => (
              <tr key={lessonId} className="govuk-table__row">
                <th scope="row" className="govuk-table__header lisans-plain-header">
                  <Localised text={title} />
                </th>
                <td className="govuk-table__cell">
                  <ShareBar share={completedShare} />
                </td>
                <td className="govuk-table__cell">{dropOff === null ? '–' : `${Math.round(dropOff * 100)} %`}</td>
                <td className="govuk-table__cell">
                  <Message
                    name={medianMinutes === null ? 'statistics:lessons.said' : 'statistics:lessons.taken'}
                    values={{ taken: medianMinutes ?? 0, said: minutesSaid }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
