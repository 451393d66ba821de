import type { UnitRollOut } from '#app/web/roll-out.ts'
import { ComingModes, ModeInForce } from './mode-in-force.tsx'
import { Message } from './translation.tsx'

type UnitRollOutSummaryProps = {
  unit: Omit<UnitRollOut, 'coming'> & { coming: { mode: UnitRollOut['mode'] | null; startsAt: Date | string }[] }
  platformId: string
  maySet: boolean
}

/** One unit with everything below it: its mode, what is coming, and who would be refused today. */
export function UnitRollOutSummary({ unit, platformId, maySet }: UnitRollOutSummaryProps) {
  const { id, people, refused, inProgress, neverStarted, decided, coming } = unit
  const choose = `/admin/platforms/${platformId}/mode?${new URLSearchParams({ unit: id })}`
  return (
    <>
      <dl className="govuk-summary-list">
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name="platforms:rollOutPage.now" />
          </dt>
          <dd className="govuk-summary-list__value">
            <ModeInForce unit={unit} />
          </dd>
        </div>
        {coming.length > 0 && (
          <div className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">
              <Message name="platforms:rollOutPage.coming" />
            </dt>
            <dd className="govuk-summary-list__value">
              <ComingModes coming={coming} />
            </dd>
          </div>
        )}
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name="platforms:rollOutPage.refused" />
          </dt>
          <dd className="govuk-summary-list__value">
            <Message name="platforms:rollOutPage.refusedOf" values={{ refused, people }} />
          </dd>
        </div>
      </dl>
      <p className="govuk-body">
        <Message
          name={people > 0 ? 'platforms:rollOutPage.noCertificate' : 'platforms:rollOutPage.nobodyThere'}
          values={{ inProgress, neverStarted, decided }}
        />
      </p>
      {maySet && (
        <a className="govuk-button" href={choose}>
          <Message name="platforms:rollOutPage.setMode" />
        </a>
      )}
    </>
  )
}
