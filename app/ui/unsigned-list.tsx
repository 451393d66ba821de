import type { PersonActivity } from '#db/schema/people.ts'
import { Day } from './day.tsx'
import { Message } from './translation.tsx'

type UnsignedListProps = {
  address: string
  /** The last moment of the day until which all must have signed. */
  until: Date | null
  units: { unitId: string; name: string; people: number }[]
  /** The one unit that is looked at; null for all. */
  unit: { unitId: string; name: string } | null
  offset: number
  people: {
    id: string
    name: string
    jobTitle: string | null
    unitName: string
    activity: PersonActivity
    email: string | null
  }[]
  nextOffset: number | null
}

/** Who has a policy still to sign: how many in which unit, and their names. */
export function UnsignedList({ address, until, units, unit, offset, people, nextOffset }: UnsignedListProps) {
  const total = units.reduce((all, one) => all + one.people, 0)
  const pageFrom = (from: number) =>
    `${address}?${new URLSearchParams({ ...(unit && { unit: unit.unitId }), from: String(from) })}`
  return (
    <>
      <p className="govuk-body">
        <Message name="policies:unsigned.total" values={{ count: total }} />
        {total > 0 && until && (
          <>
            {' '}
            <Message name="policies:unsigned.until" /> <Day at={until} />.
          </>
        )}
      </p>
      {units.length > 1 && (
        <ul className="govuk-list govuk-list--bullet">
          {units.map(({ unitId, name, people: count }) => (
            <li key={unitId}>
              <a
                className="govuk-link"
                href={`${address}?${new URLSearchParams({ unit: unitId })}`}
                aria-current={unit?.unitId === unitId || undefined}
              >
                {name}
              </a>
              : {count}
            </li>
          ))}
        </ul>
      )}
      {unit && units.length > 1 && (
        <p className="govuk-body">
          <a className="govuk-link" href={address}>
            <Message name="policies:unsigned.all" />
          </a>
        </p>
      )}
      {people.length > 0 && (
        <h2 className="govuk-heading-m">{unit ? unit.name : <Message name="policies:unsigned.names" />}</h2>
      )}
      <ul className="govuk-list lisans-desk">
        {people.map(({ id, name, jobTitle, unitName, activity, email }) => (
          <li key={id} className="lisans-desk__item">
            <a className="govuk-link" href={`/hr/people/${id}`}>
              {name}
            </a>
            <div className="govuk-hint lisans-beneath">
              {[jobTitle, unitName].filter(Boolean).join(', ')}. <Message name={`people:activity.${activity}`} />
              {!email && (
                <>
                  {'. '}
                  <Message name="policies:unsigned.noAddress" />
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        {nextOffset !== null && (
          <a className="govuk-link" href={pageFrom(nextOffset)}>
            <Message name="people:list.more" />
          </a>
        )}{' '}
        {offset > 0 && (
          <a className="govuk-link" href={pageFrom(0)}>
            <Message name="people:list.first" />
          </a>
        )}
      </p>
    </>
  )
}
