import type { previewWithUnits } from '#app/web/rule-desk.ts'
import { CalendarDay } from './calendar-day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type Preview = Awaited<ReturnType<typeof previewWithUnits>>

const effects = ['newly-required', 'already-met', 'no-longer-required', 'earlier-day', 'later-day'] as const

/** Whom a rule would concern otherwise than without it, on the day on which it begins: in numbers by unit, and by name. */
export function RulePreviewed({ preview: { laterDay, rows, people } }: { preview: Preview }) {
  const all = rows.reduce((sum, row) => sum + effects.reduce((own, effect) => own + (row.effects[effect] ?? 0), 0), 0)
  const overdue = rows.reduce((sum, row) => sum + row.overdueAtOnce, 0)
  const shown = effects.filter((effect) => rows.some((row) => row.effects[effect]))
  return (
    <section aria-labelledby="preview" className="lisans-preview">
      <h2 className="govuk-heading-m" id="preview">
        <Message name="required-learning:preview.heading" />
      </h2>
      {laterDay && (
        <p className="govuk-body">
          <Message name="required-learning:preview.laterDay" /> <CalendarDay day={laterDay} />.
        </p>
      )}
      <p className="govuk-body">
        <Message name="required-learning:preview.total" values={{ count: all }} />{' '}
        {overdue > 0 && (
          <strong>
            <Message name="required-learning:preview.overdueAtOnce" values={{ count: overdue }} />
          </strong>
        )}
      </p>
      {rows.length > 0 && (
        <WideTable>
          <table className="govuk-table">
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                <th scope="col" className="govuk-table__header">
                  <Message name="required-learning:preview.unit" />
                </th>
                {shown.map((effect) => (
                  <th key={effect} scope="col" className="govuk-table__header govuk-table__header--numeric">
                    <Message name={`required-learning:effect.${effect}`} />
                  </th>
                ))}
                {overdue > 0 && (
                  <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                    <Message name="required-learning:effect.overdue" />
                  </th>
                )}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {rows.map((row) => (
                <tr key={row.id} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    {row.name}
                  </th>
                  {shown.map((effect) => (
                    <td key={effect} className="govuk-table__cell govuk-table__cell--numeric">
                      {row.effects[effect] ?? 0}
                    </td>
                  ))}
                  {overdue > 0 && <td className="govuk-table__cell govuk-table__cell--numeric">{row.overdueAtOnce}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {people.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              <Message name="required-learning:preview.names" values={{ count: people.length }} />
            </span>
          </summary>
          <ul className="govuk-list govuk-details__text">
            {people.map(({ personId, name, unitName, effect, dueDay, overdueAtOnce }) => (
              <li key={personId}>
                {name}, {unitName}: <Message name={`required-learning:effect.${effect}`} />
                {dueDay && (
                  <>
                    , <CalendarDay day={dueDay} />
                  </>
                )}{' '}
                {overdueAtOnce && (
                  <Tag tone="warn">
                    <Message name="required-learning:effect.overdue" />
                  </Tag>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
