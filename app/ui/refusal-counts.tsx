import type { PlatformMode } from '#db/schema/access.ts'
import { Message } from './translation.tsx'

/** What the gates counted, by mode and reason. */
export function RefusalCounts({ refusals }: { refusals: { mode: PlatformMode; reason: string; refusals: number }[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="platforms:refusals.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="platforms:refusals.explanation" />
      </p>
      {refusals.length === 0 ? (
        <p className="govuk-body">
          <Message name="platforms:refusals.none" />
        </p>
      ) : (
        <table className="govuk-table lisans-figures">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                <Message name="platforms:refusals.reason" />
              </th>
              <th scope="col" className="govuk-table__header">
                <Message name="platforms:refusals.mode" />
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                <Message name="platforms:refusals.times" />
              </th>
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {refusals.map(({ mode, reason, refusals: times }) => (
              <tr key={`${mode} ${reason}`} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  <Message name={`platforms:reason.${reason}`} />
                </th>
                <td className="govuk-table__cell">
                  <Message name={`platforms:mode.${mode}`} />
                </td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{times}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
