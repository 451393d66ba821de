import type { StandingFigures as Figures } from '#app/domain/certification/standing-figures.ts'
import { type PeopleAsked, peopleAddress } from './people-address.ts'
import { ShareBar } from './share-bar.tsx'
import { Message } from './translation.tsx'

type StandingFiguresProps = {
  figures: Figures
  /** What the list behind each number is asked for besides. */
  asked: Partial<PeopleAsked>
}

type Row = { name: string; people: number; part?: true; asked: Partial<PeopleAsked> }

/** How many people stand how, each number a link to them. */
export function StandingFigures({ figures, asked }: StandingFiguresProps) {
  const { people, holding, ends, states } = figures
  const one = (standing: keyof typeof states): Row => ({
    name: `desk:state.${standing}`,
    people: states[standing] ?? 0,
    asked: { standing },
  })
  const rows: Row[] = [
    { name: 'hr:figures.holding', people: holding, asked: { standing: 'holding' } },
    { name: 'hr:figures.ends30', people: ends[30], part: true, asked: { ends: '30' } },
    { name: 'hr:figures.ends60', people: ends[60], part: true, asked: { ends: '60' } },
    { name: 'hr:figures.ends90', people: ends[90], part: true, asked: { ends: '90' } },
    { ...one('update-due'), name: 'hr:figures.updateDue', part: true },
    one('in-progress'),
    one('not-started'),
    one('expired'),
    one('suspended'),
    one('revoked'),
    one('exempt'),
  ]
  return (
    <table className="govuk-table lisans-figures">
      <caption className="govuk-table__caption govuk-table__caption--m">
        <Message name="hr:figures.caption" />
      </caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          <th scope="col" className="govuk-table__header">
            <Message name="hr:figures.standing" />
          </th>
          <th scope="col" className="govuk-table__header govuk-table__header--numeric">
            <Message name="hr:figures.people" />
          </th>
          <th scope="col" className="govuk-table__header">
            <Message name="hr:figures.share" />
          </th>
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map((row) => (
          <tr key={row.name} className="govuk-table__row">
            <th scope="row" className={`govuk-table__header${row.part ? ' lisans-figures__part' : ''}`}>
              <Message name={row.name} />
            </th>
            <td className="govuk-table__cell govuk-table__cell--numeric">
              <PeopleLink people={row.people} asked={{ ...asked, ...row.asked }} />
            </td>
            <td className="govuk-table__cell">{people > 0 && !row.part && <ShareBar share={row.people / people} />}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="govuk-table__row">
          <th scope="row" className="govuk-table__header">
            <Message name="hr:figures.all" />
          </th>
          <td className="govuk-table__cell govuk-table__cell--numeric">
            <PeopleLink people={people} asked={asked} />
          </td>
          <td className="govuk-table__cell" />
        </tr>
      </tfoot>
    </table>
  )
}

/** A number and the way to the people it counts. */
export function PeopleLink({ people, asked }: { people: number; asked: Partial<PeopleAsked> }) {
  return people === 0 ? (
    <>0</>
  ) : (
    <a className="govuk-link" href={peopleAddress(asked)}>
      {people}
    </a>
  )
}
