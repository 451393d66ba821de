import { Day } from '#app/ui/day.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import type { FormProblem } from '#app/web/forms.ts'
import type { PersonActivity, Role } from '#db/schema/people.ts'

type Grant = {
  id: string
  role: Role
  unitName: string
  grantedAt: Date
  lastDay: Date | null
  reason: string | null
  standsInFor: { name: string } | null
  deputy: { name: string; lastDay: Date } | null
}

export type RolesOfRecord = {
  grants: Grant[]
  endedGrants: { id: string; role: Role; unitId: string; unitName: string; endedAt: Date; reason: string | null }[]
  mayGrant: boolean
  grantRoles: Role[]
  grantUnits: { id: string; name: string; depth: number }[]
}

type RolesProps = {
  record: RolesOfRecord & { person: { id: string; activity: PersonActivity }; problems: FormProblem[] | null }
}

/** The roles of somebody: held, stood in for, ended; and the way to another. */
export function RecordRoles({ record }: RolesProps) {
  const { person, grants, mayGrant } = record
  return (
    <section aria-labelledby="roles">
      <h2 className="govuk-heading-m" id="roles">
        <Message name="people:record.roles.heading" />
      </h2>
      {grants.length === 0 && (
        <p className="govuk-body">
          <Message name="people:record.roles.none" />
        </p>
      )}
      <ul className="govuk-list govuk-list--spaced">
        {grants.map((grant) => (
          <li key={grant.id}>
            <HeldRole grant={grant} personId={person.id} mayGrant={mayGrant} />
          </li>
        ))}
      </ul>
      <RolesBefore record={record} />
      {mayGrant && person.activity !== 'left' && <NextRole record={record} />}
    </section>
  )
}

function HeldRole({ grant, personId, mayGrant }: { grant: Grant; personId: string; mayGrant: boolean }) {
  const { role, unitName, grantedAt, lastDay, reason, standsInFor, deputy } = grant
  const { t } = useTranslation()
  return (
    <>
      <strong>
        <Message name={`people:role.${role}`} />
      </strong>
      , {unitName}. {standsInFor && <Message name="deputies:record.standsInFor" values={{ name: standsInFor.name }} />}
      {standsInFor && '. '}
      <Message name="people:record.roles.since" /> <Day at={grantedAt} />.{' '}
      {lastDay && (
        <>
          <Message name="deputies:record.until" /> <Day at={lastDay} />.{' '}
        </>
      )}
      {deputy && (
        <>
          <Message name="deputies:record.deputy" values={{ name: deputy.name }} /> <Day at={deputy.lastDay} />.{' '}
        </>
      )}
      {reason && (
        <span className="govuk-hint lisans-within">
          <Message name="deputies:record.reason" values={{ reason }} />
        </span>
      )}
      {mayGrant && (
        <div className="lisans-inline-links">
          <a
            className="govuk-link"
            href={`/admin/people/${personId}/ended-roles?grant=${grant.id}`}
            aria-label={t('people:record.roles.endNamed', { role: t(`people:role.${role}`) })}
          >
            <Message name="people:record.roles.end" />
          </a>{' '}
          {!standsInFor && (
            <a className="govuk-link" href={`/deputies/${grant.id}`}>
              <Message name={deputy ? 'deputies:record.seeDeputy' : 'deputies:record.nameDeputy'} />
            </a>
          )}
        </div>
      )}
    </>
  )
}

function RolesBefore({ record: { person, endedGrants, mayGrant } }: RolesProps) {
  const { t } = useTranslation()
  if (endedGrants.length === 0) return null
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name="deputies:record.before" />
        </span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list govuk-list--spaced">
          {endedGrants.map(({ id, role, unitId, unitName, endedAt, reason }) => (
            <li key={id}>
              <Message name={`people:role.${role}`} />, {unitName}. <Message name="deputies:record.endedOn" />{' '}
              <Day at={endedAt} />. {reason && <Message name="deputies:record.reason" values={{ reason }} />}{' '}
              {mayGrant && person.activity !== 'left' && (
                <a
                  className="govuk-link"
                  href={`/admin/people/${person.id}/roles?${new URLSearchParams({ role, unitId, again: id })}`}
                  aria-label={t('deputies:record.againNamed', { role: t(`people:role.${role}`), unit: unitName })}
                >
                  <Message name="deputies:record.again" />
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

/** Chooses; the next page says what it would reach and asks why. */
function NextRole({ record: { person, grantRoles, grantUnits, problems } }: RolesProps) {
  const { t } = useTranslation()
  return (
    <form method="get" action={`/admin/people/${person.id}/roles`} noValidate>
      <h3 className="govuk-heading-s">
        <Message name="people:record.roles.grant" />
      </h3>
      <SelectField
        name="role"
        problems={problems}
        label="people:record.roles.role"
        options={[
          { value: '', text: t('people:record.roles.choose') },
          ...grantRoles.map((role) => ({ value: role, text: t(`people:role.${role}`) })),
        ]}
      />
      <SelectField
        name="unitId"
        label="people:record.roles.unit"
        options={unitOptions(grantUnits, t('people:record.roles.choose'))}
      />
      <button type="submit" className="govuk-button">
        <Message name="deputies:record.next" />
      </button>
    </form>
  )
}
