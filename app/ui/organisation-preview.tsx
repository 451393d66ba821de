import type { OrganisationField } from '#app/domain/office/change-organisation.ts'
import type { Organisation } from '#app/domain/office/organisation.ts'
import { OrganisationValue } from './organisation-value.tsx'
import { Message } from './translation.tsx'

type OrganisationPreviewProps = {
  fields: OrganisationField[]
  before: Partial<Organisation>
  after: Partial<Organisation>
  /** Keys of the catalogue: what stands above the two columns. */
  headings?: { before: string; after: string }
}

const usual = { before: 'organisation:now', after: 'organisation:then' }

/** Old and new side by side, a row for each detail that is otherwise. */
export function OrganisationPreview({ fields, before, after, headings = usual }: OrganisationPreviewProps) {
  return (
    <table className="govuk-table lisans-sides">
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          <th scope="col" className="govuk-table__header">
            <Message name="organisation:detail" />
          </th>
          <th scope="col" className="govuk-table__header">
            <Message name={headings.before} />
          </th>
          <th scope="col" className="govuk-table__header">
            <Message name={headings.after} />
          </th>
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {fields.map((field) => (
          <tr className="govuk-table__row" key={field}>
            <th scope="row" className="govuk-table__header">
              <Message name={`organisation:field.${field}`} />
            </th>
            <td className="govuk-table__cell">
              <Side name={headings.before} />
              <OrganisationValue field={field} organisation={before} besides={after} />
            </td>
            <td className="govuk-table__cell">
              <Side name={headings.after} />
              <OrganisationValue field={field} organisation={after} besides={before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where there is no room for columns, and so no head above them, each cell says itself which side it is. */
function Side({ name }: { name: string }) {
  return (
    <span className="lisans-sides__side" aria-hidden="true">
      <Message name={name} />:{' '}
    </span>
  )
}
