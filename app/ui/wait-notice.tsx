import { Message } from './translation.tsx'

/** Too many tries: says for how long the next one is not heard. */
export function WaitNotice({ seconds }: { seconds: number }) {
  const long = seconds > 90
  return (
    <div className="govuk-error-summary" role="alert">
      <h2 className="govuk-error-summary__title">
        <Message name="sign-in:wait.title" />
      </h2>
      <div className="govuk-error-summary__body">
        <p>
          <Message
            name={long ? 'sign-in:wait.minutes' : 'sign-in:wait.seconds'}
            values={{ count: long ? Math.ceil(seconds / 60) : seconds }}
          />
        </p>
      </div>
    </div>
  )
}
