import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { inProgramme } from './programme-links.tsx'
import { Message } from './translation.tsx'

type ProgrammeChoiceProps = {
  programmes: { id: string; title: LocalisedText; inAddress: string | null }[]
  chosen: string
  /** The page that shows one of them at a time. */
  address: string
}

/** Which programme a page about a person speaks of, and the way to the others. Nothing where there is only one. */
export function ProgrammeChoice({ programmes, chosen, address }: ProgrammeChoiceProps) {
  if (programmes.length < 2) return null
  return (
    <ul className="govuk-list">
      {programmes.map(({ id, title, inAddress }) => (
        <li key={id}>
          {id === chosen ? (
            <strong>
              <Localised text={title} />
            </strong>
          ) : (
            <a className="govuk-link" href={inProgramme(address, inAddress)}>
              <Message name="programmes:person.seeIn" /> <Localised text={title} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
