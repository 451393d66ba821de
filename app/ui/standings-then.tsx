import type { StandingState } from '#app/domain/certification/standing.ts'
import { askedAnew, auditStandingsAddress } from './audit-addresses.ts'
import { Day } from './day.tsx'
import { Message } from './translation.tsx'

type Counts = Partial<Record<StandingState, number>>

/** How many were in each state then; each number is a link to the people. */
export function StateCounts({ counts, states, asked }: { counts: Counts; states: StandingState[]; asked: string }) {
  const all = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return (
    <table className="govuk-table">
      <caption className="govuk-table__caption govuk-table__caption--m">
        <Message name="audit:standings.counted" values={{ count: all }} />
      </caption>
      <tbody className="govuk-table__body">
        {states.map((state) => (
          <tr key={state} className="govuk-table__row">
            <th scope="row" className="govuk-table__header">
              <Message name={`desk:state.${state}`} />
            </th>
            <td className="govuk-table__cell govuk-table__cell--numeric">
              {counts[state] ? (
                <a className="govuk-link" href={askedAnew(auditStandingsAddress, asked, { state, after: null })}>
                  {counts[state]}
                </a>
              ) : (
                0
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Person = {
  id: string
  name: string
  unitName: string
  state: StandingState
  validUntil: Date | null
  reachable: boolean
}

/** Those people, with where they were. Whoever is out of reach today is named without a link. */
export function PeopleThen({ people }: { people: Person[] }) {
  return (
    <ul className="govuk-list lisans-desk">
      {people.map(({ id, name, unitName, state, validUntil, reachable }) => (
        <li key={id} className="lisans-desk__item">
          {reachable ? (
            <a className="govuk-link" href={`/hr/people/${id}`}>
              {name}
            </a>
          ) : (
            name
          )}
          <div className="govuk-hint lisans-beneath">
            {unitName}. <Message name={`desk:state.${state}`} />
            {validUntil && (
              <>
                {'. '}
                <Message name="audit:standings.validUntil" /> <Day at={validUntil} />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
