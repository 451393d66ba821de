import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type Outcome = { passed: boolean; right: number; total: number }
export type RegradeNoticeProps = { regradedAt: Date; first: Outcome; later: Outcome; returned: boolean }

/** A refresher is neither passed nor failed. */
type Props = RegradeNoticeProps & { canBePassed: boolean }

/** Tells whoever sat a paper that it was marked anew: why, with both marks, and what follows for them. */
export function RegradeNotice({ regradedAt, first, later, returned, canBePassed }: Props) {
  const { day } = useInstants()
  const follows = !canBePassed
    ? null
    : first.passed
      ? 'stands'
      : later.passed
        ? 'nowPasses'
        : returned
          ? 'returned'
          : null
  return (
    <Notice tone={follows ? 'good' : 'info'} heading={<Message name="corrections:result.heading" />}>
      <p className="govuk-body">
        <Message name="corrections:result.why" values={{ at: day(regradedAt) }} />
      </p>
      <dl className="govuk-summary-list">
        {(['first', 'later'] as const).map((which) => (
          <div key={which} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">
              <Message name={`corrections:result.${which}`} />
            </dt>
            <dd className="govuk-summary-list__value">
              <Outcome {...(which === 'first' ? first : later)} canBePassed={canBePassed} />
            </dd>
          </div>
        ))}
      </dl>
      {follows && (
        <p className="govuk-body">
          <Message name={`corrections:result.${follows}`} values={{ at: day(regradedAt) }} />
        </p>
      )}
      <p className="govuk-body">
        <Message name="corrections:result.better" />
      </p>
    </Notice>
  )
}

function Outcome({ right, total, passed, canBePassed }: Outcome & Pick<Props, 'canBePassed'>) {
  return (
    <>
      <Message name="corrections:result.mark" values={{ right, total }} />
      {canBePassed && ', '}
      {canBePassed && <Message name={passed ? 'corrections:result.passed' : 'corrections:result.notPassed'} />}
    </>
  )
}
