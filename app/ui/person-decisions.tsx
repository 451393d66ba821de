import type { Decision } from '#app/domain/certification/who-decides.ts'
import { useProgrammeLink } from './programme-links.tsx'
import { Message } from './translation.tsx'

const messages: Record<Decision, string> = {
  suspension: 'suspension',
  reinstatement: 'reinstatement',
  revocation: 'revocation',
  'revocation-lift': 'revocationLift',
  exemption: 'exemption',
  'exemption-end': 'exemptionEnd',
  assignment: 'assignment',
  'assignment-withdrawal': 'assignmentWithdrawal',
}

/** What an officer can decide about somebody; each has a page of its own that says what it will do. */
export function PersonDecisions({
  personId,
  decisions,
  actions,
}: {
  personId: string
  decisions: Decision[]
  /** What else can be done, as about many. */
  actions: string[]
}) {
  const within = useProgrammeLink()
  if (decisions.length + actions.length === 0) return null
  return (
    <section aria-labelledby="decisions">
      <h2 className="govuk-heading-m" id="decisions">
        <Message name="desk:person.decisions" />
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {decisions.map((decision) => (
          <li key={decision}>
            <a className="govuk-link" href={within(`/hr/people/${personId}/${decision}`)}>
              <Message name={`desk:${messages[decision]}.heading`} />
            </a>
          </li>
        ))}
        {actions.map((action) => (
          <li key={action}>
            <a className="govuk-link" href={within(`/hr/bulk/new`, { do: action, person: personId })}>
              <Message name={`hr:bulk.action.${action}`} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
