import type { PersonActivity } from '#db/schema/people.ts'
import { TextField } from './text-field.tsx'
import { Message } from './translation.tsx'

type PeopleListProperties = {
  /** Where the list is; a person's page lies below it. */
  address: string
  search: string
  offset: number
  people: { id: string; name: string; jobTitle: string | null; unitName: string; activity: PersonActivity }[]
  /** Null where nobody follows. */
  nextOffset: number | null
}

/** People to search and to choose from. A list and not a table, so that it reads as well on a narrow telephone. */
export function PeopleList({ address, search, offset, people, nextOffset }: PeopleListProperties) {
  const pageFrom = (from: number) => `${address}?${new URLSearchParams({ search, from: String(from) })}`
  return (
    <>
      <form method="get">
        <TextField
          name="search"
          type="search"
          label="people:list.search.label"
          hint="people:list.search.hint"
          defaultValue={search}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="people:list.search.button" />
        </button>
      </form>
      {people.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="people:list.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {people.map(({ id, name, jobTitle, unitName, activity }) => (
          <li key={id} className="lisans-desk__item">
            <a className="govuk-link" href={`${address}/${id}`}>
              {name}
            </a>
            <div className="govuk-hint lisans-beneath">
              {[jobTitle, unitName].filter(Boolean).join(', ')}. <Message name={`people:activity.${activity}`} />
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
