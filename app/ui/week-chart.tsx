import { BarChart } from './bar-chart.tsx'
import { Message, useTranslation } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type Week = { at: Date | string; people: number; refused: number }

/** A bar for each week, drawn on the server, and the same in a table for whoever does not see it. Shares are whole percents. */
export function WeekChart({ weeks }: { weeks: Week[] }) {
  const { t } = useTranslation()
  const { day } = useInstants()
  const told = weeks.map(({ at, people, refused }) => ({
    day: day(new Date(at)),
    people,
    refused,
    share: people === 0 ? 0 : Math.round((refused * 100) / people),
  }))
  const first = told[0]
  const last = told.at(-1)
  if (!first || !last || told.every(({ people }) => people === 0)) {
    return (
      <p className="govuk-body">
        <Message name="platforms:chart.none" />
      </p>
    )
  }
  const label = t('platforms:chart.label', {
    first: first.share,
    firstDay: first.day,
    last: last.share,
    lastDay: last.day,
  })
  return (
    <>
      <BarChart bars={told.map(barOf)} label={label} />
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="platforms:chart.table" />
          </span>
        </summary>
        <div className="govuk-details__text">
          <WeekTable weeks={told} />
        </div>
      </details>
    </>
  )
}

function barOf({ day, share }: { day: string; share: number }) {
  return { label: day, parts: [{ percent: share, tone: 'sea' as const }], figure: `${share} %` }
}

function WeekTable({ weeks }: { weeks: { day: string; people: number; refused: number; share: number }[] }) {
  const heads = ['day', 'refused', 'people', 'share']
  return (
    <table className="govuk-table lisans-figures">
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {heads.map((head, place) => (
            <th
              key={head}
              scope="col"
              className={`govuk-table__header${place > 0 ? ' govuk-table__header--numeric' : ''}`}
            >
              <Message name={`platforms:chart.${head}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {weeks.map(({ day, people, refused, share }) => (
          <tr key={day} className="govuk-table__row">
            <th scope="row" className="govuk-table__header">
              {day}
            </th>
            <td className="govuk-table__cell govuk-table__cell--numeric">{refused}</td>
            <td className="govuk-table__cell govuk-table__cell--numeric">{people}</td>
            <td className="govuk-table__cell govuk-table__cell--numeric">{share} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
