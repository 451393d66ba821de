import { CellInput } from './cell-input.tsx'
import { Localised, localise } from './localised.tsx'
import type { ProgrammeFieldsProps } from './programme-fields.tsx'
import { Message, useTranslation } from './translation.tsx'

/** Which courses are modules, and in what order: each has a place or none. */
export function ModulePlaces({ page, problems }: ProgrammeFieldsProps) {
  const { t, language } = useTranslation()
  const rows = [
    ...page.courses.map(({ courseId, title, quiz }) => ({ courseId, title, quiz })),
    ...page.lost.map((courseId) => ({ courseId, title: { en: courseId }, quiz: 0 })),
  ]
  return (
    <table className="govuk-table lisans-tight-table">
      <caption className="govuk-table__caption">
        <Message name="programmes:modules.caption" />
      </caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {['place', 'course', 'quiz'].map((column) => (
            <th key={column} scope="col" className="govuk-table__header">
              <Message name={`programmes:modules.${column}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map(({ courseId, title, quiz }) => (
          <tr key={courseId} className="govuk-table__row">
            <td className="govuk-table__cell">
              <CellInput
                name={`place.${courseId}`}
                label={t('programmes:field.place', { course: localise(title, language).words })}
                value={page.values[`place.${courseId}`]}
                problems={problems}
              />
            </td>
            <th scope="row" className="govuk-table__header">
              <Localised text={title} />
            </th>
            <td className="govuk-table__cell">{quiz}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
