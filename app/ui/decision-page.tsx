import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { Page } from './page.tsx'
import { inProgramme } from './programme-links.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { Message } from './translation.tsx'

type DecisionPageProps = {
  /** Name of the decision in the desk's catalogue: `suspension`, `exemption`. */
  decision: string
  person: { personId: string; name: string; programme: string | null; programmeTitle: LocalisedText }
  rejected: { problems: FormProblem[] | null; refusal: string | null } | undefined
  /** Red, for what takes something away. */
  grave?: boolean
  children?: ReactNode
}

/** The page on which an officer decides something about somebody: what it will do, the fields it needs, and the button. */
export function DecisionPage({ decision, person, rejected, grave = false, children }: DecisionPageProps) {
  return (
    <Page
      back={{
        href: inProgramme(`/hr/people/${person.personId}`, person.programme),
        label: <Message name="desk:person.back" />,
      }}
      problems={rejected?.problems}
      caption={
        <>
          {person.name}
          {person.programme && (
            <>
              {' – '}
              <Localised text={person.programmeTitle} />
            </>
          )}
        </>
      }
      heading={<Message name={`desk:${decision}.heading`} />}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name={`desk:${decision}.effect`} />
      </p>
      <form method="post" noValidate>
        {children}
        <button type="submit" className={grave ? 'govuk-button govuk-button--warning' : 'govuk-button'}>
          <Message name={`desk:${decision}.button`} />
        </button>
      </form>
    </Page>
  )
}
