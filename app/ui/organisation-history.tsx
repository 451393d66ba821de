import type { OrganisationField } from '#app/domain/office/change-organisation.ts'
import type { OrganisationChange } from '#app/domain/office/list-organisation-changes.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

/** The changes of the organisation's details, newest first; each can be taken back by a change of its own. */
export function OrganisationHistory({ changes }: { changes: OrganisationChange[] }) {
  return (
    <section aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        <Message name="organisation:history.heading" />
      </h2>
      {changes.length === 0 && (
        <p className="govuk-body">
          <Message name="organisation:history.none" />
        </p>
      )}
      <ol className="govuk-list govuk-list--spaced">
        {changes.map(({ sequence, before, reason, changedByName, changedAt }) => (
          <li key={sequence}>
            <strong>
              <DayAndTime at={changedAt} />
            </strong>
            {': '}
            {(Object.keys(before) as OrganisationField[]).map((field, position) => (
              <span key={field}>
                {position > 0 && ', '}
                <Message name={`organisation:field.${field}`} />
              </span>
            ))}
            .
            <br />
            <Message name="units:history.reason" values={{ reason }} />{' '}
            <span className="lisans-aside">{changedByName ?? <Message name="units:history.operator" />}</span>
            <br />
            <a className="govuk-link" href={`/admin/organisation/undone-changes/${sequence}`}>
              <Message name="organisation:history.undo" />
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
