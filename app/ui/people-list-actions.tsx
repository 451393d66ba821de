import { type PeopleAsked, peopleAddress } from './people-address.ts'
import { Message } from './translation.tsx'

/** What can be done with a list of people, exactly as it is filtered. */
export function PeopleListActions({ asked, bulk }: { asked: PeopleAsked; bulk: boolean }) {
  return (
    <nav aria-labelledby="with-list">
      <h2 className="govuk-heading-s" id="with-list">
        <Message name="hr:list.withList" />
      </h2>
      <ul className="govuk-list">
        {bulk && !asked.on && (
          <li>
            <a className="govuk-link" href={peopleAddress({ ...asked, list: 'yes' }, { page: '/hr/bulk/new' })}>
              <Message name="hr:list.bulk" />
            </a>
          </li>
        )}
        <li>
          <a className="govuk-link" href={peopleAddress(asked, { page: '/hr/people-list.xlsx' })} download>
            <Message name="hr:list.xlsx" />
          </a>
        </li>
        <li>
          <a className="govuk-link" href={peopleAddress(asked, { page: '/hr/people-list.csv' })} download>
            <Message name="hr:list.csv" />
          </a>
        </li>
      </ul>
    </nav>
  )
}
