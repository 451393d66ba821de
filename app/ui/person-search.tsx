import { askedAnew } from './audit-addresses.ts'
import { TextField } from './text-field.tsx'
import { Message } from './translation.tsx'

export type SearchedPerson = {
  search: string
  chosen: { id: string; name: string } | null
  candidates: { id: string; name: string; unitName: string }[] | null
  more: boolean
}

/** The field of a search form that finds one person; who was chosen stays until taken out. */
export function PersonSearchField({
  person,
  address,
  asked,
}: {
  person: SearchedPerson
  address: string
  asked: string
}) {
  if (!person.chosen)
    return (
      <TextField
        name="search"
        type="search"
        label="audit:search.person"
        hint="audit:search.personHint"
        defaultValue={person.search}
      />
    )
  return (
    <div className="govuk-form-group">
      <input type="hidden" name="person" value={person.chosen.id} />
      <p className="govuk-body lisans-close">
        <Message name="audit:search.chosen" values={{ name: person.chosen.name }} />
      </p>
      <a className="govuk-link" href={askedAnew(address, asked, { person: null, search: null, before: null })}>
        <Message name="audit:search.anyone" />
      </a>
    </div>
  )
}

/** Several people who may be meant; each a link to the same search about them alone. Nothing where nobody is to be chosen. */
export function PersonCandidates({
  person,
  address,
  asked,
}: {
  person: SearchedPerson
  address: string
  asked: string
}) {
  const { candidates, more } = person
  if (candidates === null) return null
  if (candidates.length === 0)
    return (
      <p className="govuk-inset-text">
        <Message name="audit:search.nobody" />
      </p>
    )
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="audit:search.which" />
      </h2>
      <ul className="govuk-list lisans-desk">
        {candidates.map(({ id, name, unitName }) => (
          <li key={id} className="lisans-desk__item">
            <a className="govuk-link" href={askedAnew(address, asked, { person: id, search: null, before: null })}>
              {name}
            </a>
            <div className="govuk-hint lisans-beneath">{unitName}</div>
          </li>
        ))}
      </ul>
      {more && (
        <p className="govuk-body">
          <Message name="audit:search.tooMany" />
        </p>
      )}
    </>
  )
}
