import { Message, useTranslation } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type Week = { at: Date | string; people: number; refused: number }

const width = 640
const height = 220
const base = 180
const gap = 10

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
      <Bars shares={told.map(({ share }) => share)} label={label} />
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

function Bars({ shares, label }: { shares: number[]; label: string }) {
  const step = width / shares.length
  return (
    <svg className="lisans-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line x1="0" y1={base} x2={width} y2={base} className="lisans-chart__base" />
      {shares.map((share, place) => {
        const tall = (share / 100) * (base - 30)
        const left = place * step + gap
        return (
          // The weeks are in order and never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are
          <g key={place}>
            <rect className="lisans-chart__bar" x={left} y={base - tall} width={step - 2 * gap} height={tall} />
            <text className="lisans-chart__figure" x={left + step / 2 - gap} y={base - tall - 8}>
              {share} %
            </text>
            <text className="lisans-chart__week" x={left + step / 2 - gap} y={base + 26}>
              {place - shares.length + 1 === 0 ? '•' : place - shares.length + 1}
            </text>
          </g>
        )
      })}
    </svg>
  )
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
