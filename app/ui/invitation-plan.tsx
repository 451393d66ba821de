import { Message } from './translation.tsx'

type PlanProps = {
  plan: {
    unit: { id: string; name: string }
    mail: number
    slip: number
    /** So many slips are made at a time. */
    inSet: number
    waiting: number
    underWay: number
    beyond: number
    mailNames: string[]
    slipNames: string[]
    fingerprint: string
  }
  again: boolean
}

/** What inviting a unit would do, in numbers and names, and the buttons that do it. */
export function InvitationPlan({ plan, again }: PlanProps) {
  const { unit, mail, slip, inSet, waiting, underWay, beyond, mailNames, slipNames } = plan
  const other = `/admin/invitations?${new URLSearchParams({ unit: unit.id, ...(again ? {} : { again: 'yes' }) })}`
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="invitations:plan.heading" values={{ unit: unit.name }} />
      </h2>
      {underWay > 0 && (
        <p className="govuk-inset-text">
          <Message name="invitations:plan.underWay" values={{ count: underWay }} />
        </p>
      )}
      {mail + slip + waiting + underWay === 0 && (
        <p className="govuk-body">
          <Message name="invitations:plan.nobody" />
        </p>
      )}
      {mail > 0 && (
        <Way
          plan={plan}
          again={again}
          by="mail"
          names={mailNames}
          count={mail}
          button="invitations:plan.send"
          sent={mail}
        />
      )}
      {slip > 0 && (
        <Way
          plan={plan}
          again={again}
          by="slips"
          names={slipNames}
          count={slip}
          button="invitations:plan.make"
          sent={inSet}
        />
      )}
      {waiting > 0 && (
        <p className="govuk-body">
          <Message name={again ? 'invitations:plan.again' : 'invitations:plan.waiting'} values={{ count: waiting }} />{' '}
          <a className="govuk-link" href={other}>
            <Message name={again ? 'invitations:plan.notAgain' : 'invitations:plan.inviteAgain'} />
          </a>
        </p>
      )}
      {beyond > 0 && (
        <p className="govuk-body">
          <Message name="invitations:plan.beyond" values={{ count: beyond }} />
        </p>
      )}
    </>
  )
}

type WayProps = PlanProps & {
  by: 'mail' | 'slips'
  names: string[]
  count: number
  button: string
  /** How many the button invites. */
  sent: number
}

function Way({ plan, again, by, names, count, button, sent }: WayProps) {
  return (
    <form method="post" action="/admin/invitations?index">
      <input type="hidden" name="unitId" value={plan.unit.id} />
      <input type="hidden" name="fingerprint" value={plan.fingerprint} />
      {again && <input type="hidden" name="again" value="yes" />}
      <h3 className="govuk-heading-s">
        <Message name={`invitations:plan.${by}`} values={{ count }} />
      </h3>
      <p className="govuk-body">
        {names.join(', ')}
        {count > names.length && (
          <>
            {' '}
            <Message name="invitations:plan.andMore" values={{ count: count - names.length }} />
          </>
        )}
      </p>
      <p className="govuk-body">
        <Message name={`invitations:plan.${by}Effect`} />
        {sent < count && (
          <>
            {' '}
            <Message name="invitations:plan.inSets" values={{ count: sent }} />
          </>
        )}
      </p>
      <button type="submit" className="govuk-button" name="by" value={by}>
        <Message name={button} values={{ count: sent }} />
      </button>
    </form>
  )
}
