import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useOutage } from './outage.ts'
import { Message } from './translation.tsx'

/** What a reader sees instead of a page: which kind of failure, what to do, and a way on. */
export function FailurePage() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const known = useOutage() ?? ([403, 404, 405, 409, 413, 429, 503].includes(status) ? String(status) : '500')
  const reason = isRouteErrorResponse(error) && typeof error.data === 'string' && status < 500 ? error.data : null
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main">
        <h1 className="govuk-heading-l">
          <Message name={`failure.${known}.title`} />
        </h1>
        {reason && <p className="govuk-body">{reason}</p>}
        <p className="govuk-body">
          <Message name={`failure.${known}.next`} />
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href="/">
            <Message name="failure.home" />
          </a>
        </p>
      </main>
    </div>
  )
}
