import type { StandingFigures } from '#app/domain/certification/standing-figures.ts'
import { BarChart } from './bar-chart.tsx'
import { useCalendarDays } from './calendar-day.tsx'
import type { PeopleAsked } from './people-address.ts'
import { PeopleLink } from './standing-figures.tsx'
import { Message, useTranslation } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type StandingTrendProps = {
  /** Oldest first; the last is today. */
  points: { day: string; figures: StandingFigures }[]
  asked: Partial<PeopleAsked>
}

/** How the share of certified people went over a year, as bars and in a table. */
export function StandingTrend({ points, asked }: StandingTrendProps) {
  const { t } = useTranslation()
  const writeDay = useCalendarDays()
  const told = points.filter(({ figures }) => figures.people > 0)
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last) {
    return (
      <p className="govuk-body">
        <Message name="hr:trend.none" />
      </p>
    )
  }
  const label = t('hr:trend.label', {
    first: percentOf(first.figures.holding, first.figures),
    firstDay: writeDay(first.day),
    last: percentOf(last.figures.holding, last.figures),
    lastDay: writeDay(last.day),
  })
  const bars = told.map(({ day, figures }) => ({
    label: writeDay(day),
    parts: [
      { percent: percentOf(figures.holding, figures), tone: 'sea' as const },
      { percent: percentOf(figures.states.expired ?? 0, figures), tone: 'sun' as const },
    ],
    figure: `${percentOf(figures.holding, figures)} %`,
  }))
  return (
    <>
      <p className="govuk-body">
        <Message name="hr:trend.explanation" />
      </p>
      <BarChart bars={bars} label={label} />
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="hr:trend.table" />
          </span>
        </summary>
        <div className="govuk-details__text">
          <TrendTable points={told} asked={asked} writeDay={writeDay} today={last.day} />
        </div>
      </details>
    </>
  )
}

function percentOf(part: number, { people }: StandingFigures): number {
  return people === 0 ? 0 : Math.round((part * 100) / people)
}

const columns = ['people', 'holding', 'inProgress', 'notStarted', 'expired', 'suspended'] as const

type TrendTableProps = StandingTrendProps & { writeDay: (day: string) => string; today: string }

function TrendTable({ points, asked, writeDay, today }: TrendTableProps) {
  return (
    <WideTable>
      <table className="govuk-table lisans-figures">
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              <Message name="hr:trend.day" />
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="govuk-table__header govuk-table__header--numeric">
                <Message name={`hr:units.${column}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {points.map(({ day, figures }) => {
            const on = day === today ? '' : day
            const { people, holding, states } = figures
            const numbers = [
              { people, standing: '' },
              { people: holding, standing: 'holding' },
              { people: states['in-progress'] ?? 0, standing: 'in-progress' },
              { people: states['not-started'] ?? 0, standing: 'not-started' },
              { people: states.expired ?? 0, standing: 'expired' },
              { people: states.suspended ?? 0, standing: 'suspended' },
            ]
            return (
              <tr key={day} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {writeDay(day)}
                </th>
                {numbers.map((number, place) => (
                  <td key={columns[place]} className="govuk-table__cell govuk-table__cell--numeric">
                    <PeopleLink people={number.people} asked={{ ...asked, standing: number.standing, on }} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </WideTable>
  )
}
