import type { UnitRecord } from '#app/domain/people/find-unit.ts'
import { Day } from './day.tsx'
import { Message } from './translation.tsx'

/** Who holds a role that reaches a unit: over the unit itself first, then over those above it. */
export function UnitRoles({ roles, closed }: { roles: UnitRecord['roles']; closed: boolean }) {
  const nobodyHelps = !closed && !roles.some(({ role }) => role === 'focal-point')
  return (
    <section aria-labelledby="unit-roles">
      <h2 className="govuk-heading-m" id="unit-roles">
        <Message name="units:roles.heading" />
      </h2>
      {roles.length === 0 && (
        <p className="govuk-body">
          <Message name="units:roles.none" />
        </p>
      )}
      {nobodyHelps && (
        <p className="govuk-inset-text">
          <Message name="units:roles.noFocalPoint" />
        </p>
      )}
      <ul className="govuk-list govuk-list--spaced">
        {roles.map(({ grantId, personId, personName, role, unitName, own, runsUntil }) => (
          <li key={grantId}>
            <strong>
              <Message name={`people:role.${role}`} />
            </strong>
            {': '}
            <a className="govuk-link" href={`/admin/people/${personId}`}>
              {personName}
            </a>
            {!own && (
              <span className="lisans-aside">
                {' '}
                (<Message name="units:roles.over" values={{ name: unitName }} />)
              </span>
            )}
            {runsUntil && (
              <>
                {', '}
                <Message name="units:roles.until" /> <Day at={runsUntil} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
