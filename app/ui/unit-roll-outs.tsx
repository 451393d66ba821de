import type { UnitRollOut } from '#app/web/roll-out.ts'
import { ComingModes, ModeInForce } from './mode-in-force.tsx'
import { Message } from './translation.tsx'

type Serialised = Omit<UnitRollOut, 'coming'> & {
  coming: { mode: UnitRollOut['mode'] | null; startsAt: Date | string }[]
}

/** Units with their mode and who would be refused. A list and not a table, so that it reads as well on a narrow telephone. */
export function UnitRollOuts({ units, address }: { units: Serialised[]; address: string }) {
  return (
    <ul className="govuk-list lisans-desk">
      {units.map((unit) => (
        <li key={unit.id} className="lisans-desk__item">
          <a className="govuk-link" href={`${address}?${new URLSearchParams({ unit: unit.id })}`}>
            {unit.name}
          </a>
          <div className="lisans-beneath">
            <ModeInForce unit={unit} /> <ComingModes coming={unit.coming} />
          </div>
          <div className="govuk-hint lisans-beneath">
            <Message name="platforms:rollOutPage.refused" />
            {': '}
            <Message name="platforms:rollOutPage.refusedOf" values={{ refused: unit.refused, people: unit.people }} />
          </div>
        </li>
      ))}
    </ul>
  )
}
