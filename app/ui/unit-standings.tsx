import type { StandingFigures } from '#app/domain/certification/standing-figures.ts'
import type { PeopleAsked } from './people-address.ts'
import { ShareBar } from './share-bar.tsx'
import { PeopleLink } from './standing-figures.tsx'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type UnitStandingsProps = {
  units: { id: string; name: string; hasBelow: boolean; figures: StandingFigures }[]
  /** Where a unit opens. */
  address: (unitId: string) => string
  asked: Partial<PeopleAsked>
}

const heads = ['unit', 'people', 'holding', 'share', 'ends30', 'inProgress', 'notStarted', 'expired', 'suspended']

/** The units one step down, each with its figures; its name opens it. */
export function UnitStandings({ units, address, asked }: UnitStandingsProps) {
  return (
    <WideTable>
      <table className="govuk-table lisans-figures">
        <caption className="govuk-table__caption govuk-table__caption--m">
          <Message name="hr:units.caption" />
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {heads.map((head, place) => (
              <th
                key={head}
                scope="col"
                className={`govuk-table__header${place > 0 && head !== 'share' ? ' govuk-table__header--numeric' : ''}`}
              >
                <Message name={`hr:units.${head}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {units.map(({ id, name, hasBelow, figures }) => {
            const { people, holding, ends, states } = figures
            const numbers = [
              { people, asked: {} },
              { people: holding, asked: { standing: 'holding' } },
              null,
              { people: ends[30], asked: { ends: '30' } },
              { people: states['in-progress'] ?? 0, asked: { standing: 'in-progress' } },
              { people: states['not-started'] ?? 0, asked: { standing: 'not-started' } },
              { people: states.expired ?? 0, asked: { standing: 'expired' } },
              { people: states.suspended ?? 0, asked: { standing: 'suspended' } },
            ]
            return (
              <tr key={id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {hasBelow ? (
                    <a className="govuk-link" href={address(id)}>
                      {name}
                    </a>
                  ) : (
                    name
                  )}
                </th>
                {numbers.map((number, place) =>
                  number ? (
                    <td key={heads[place + 1]} className="govuk-table__cell govuk-table__cell--numeric">
                      <PeopleLink people={number.people} asked={{ ...asked, unit: id, ...number.asked }} />
                    </td>
                  ) : (
                    <td key="share" className="govuk-table__cell">
                      {people > 0 && <ShareBar share={holding / people} />}
                    </td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </WideTable>
  )
}
