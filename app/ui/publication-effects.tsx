import type { PublicationEffect } from '#app/domain/certification/publication-effect.ts'
import type { UnitEffects } from '#app/web/publication-preview.ts'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'
import { WideTable } from './wide-table.tsx'

const columns = ['catches-up', 'closes-at-once', 'renewal-changes', 'other-steps'] as const

type PublicationEffectsProps = {
  preview: {
    graceUntil: Date | null
    total: Record<PublicationEffect, number>
    closings: { at: Date; people: number }[]
    units: UnitEffects[]
  }
  /** Where the people behind a number stand. */
  names: string
}

/** What a publication would do, in numbers for everybody and unit by unit; each number leads to its names. */
export function PublicationEffects({ preview: { total, closings, units }, names }: PublicationEffectsProps) {
  const { day } = useInstants()
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="programmes:effect.heading" />
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {columns.map((effect) => (
          <li key={effect}>
            <Message name={`programmes:effect.${effect}`} values={{ count: total[effect] }} />
          </li>
        ))}
        {closings.slice(0, 5).map(({ at, people }) => (
          <li key={at.getTime()}>
            <Message name="programmes:effect.closing" values={{ count: people, at: day(at) }} />
          </li>
        ))}
        {closings.length > 5 && (
          <li>
            <Message
              name="programmes:effect.closingLater"
              values={{ count: closings.slice(5).reduce((sum, one) => sum + one.people, 0) }}
            />
          </li>
        )}
        <li>
          <Message name="programmes:effect.kept" />
        </li>
      </ul>
      {units.length > 0 && (
        <WideTable>
          <table className="govuk-table">
            <caption className="govuk-table__caption">
              <Message name="programmes:effect.byUnit" />
            </caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                <th scope="col" className="govuk-table__header">
                  <Message name="programmes:effect.unit" />
                </th>
                {columns.map((effect) => (
                  <th key={effect} scope="col" className="govuk-table__header govuk-table__header--numeric">
                    <Message name={`programmes:effectShort.${effect}`} />
                  </th>
                ))}
                <th scope="col" className="govuk-table__header">
                  <Message name="programmes:effect.closes" />
                </th>
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {units.map(({ unitId, name, people, closesAt }) => (
                <tr key={unitId} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    {name}
                  </th>
                  {columns.map((effect) => (
                    <td key={effect} className="govuk-table__cell govuk-table__cell--numeric">
                      {people[effect] > 0 ? (
                        <a className="govuk-link" href={`${names}&${new URLSearchParams({ unit: unitId, effect })}`}>
                          {people[effect]}
                        </a>
                      ) : (
                        0
                      )}
                    </td>
                  ))}
                  <td className="govuk-table__cell">{closesAt ? day(closesAt) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </>
  )
}
