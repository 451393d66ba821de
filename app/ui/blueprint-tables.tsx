import type { CountedCourse } from '#app/domain/assessment/count-bank.ts'
import { CellInput } from './cell-input.tsx'
import { Localised, localise } from './localised.tsx'
import type { ProgrammeFieldsProps } from './programme-fields.tsx'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'

/** A cell should hold this many times what it draws, so that a second attempt is another examination. */
const comfortable = 3

/** How many questions the final draws of each objective of each module, ordinary and critical, and how many there are to draw from. */
export function BlueprintTables({ page, problems }: ProgrammeFieldsProps) {
  const modules = page.modules.flatMap((id) => page.courses.find(({ courseId }) => courseId === id) ?? [])
  return (
    <>
      <p className="govuk-body">
        <Message name="programmes:blueprint.what" values={{ times: comfortable }} />
      </p>
      {modules.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="programmes:blueprint.none" />
        </p>
      )}
      {modules.map((course) => (
        <table className="govuk-table" key={course.courseId}>
          <caption className="govuk-table__caption govuk-table__caption--s">
            <Localised text={course.title} />
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['objective', 'ordinary', 'critical'].map((column) => (
                <th key={column} scope="col" className="govuk-table__header">
                  <Message name={`programmes:blueprint.${column}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {course.objectives.map((objective) => (
              <tr key={objective.id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header lisans-plain-header">
                  <Localised text={objective.text} />
                </th>
                {(['ordinary', 'critical'] as const).map((kind) => (
                  <td key={kind} className="govuk-table__cell">
                    <Cell {...{ page, problems, course, objective, kind }} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

type CellProps = ProgrammeFieldsProps & {
  course: CountedCourse
  objective: CountedCourse['objectives'][number]
  kind: 'ordinary' | 'critical'
}

function Cell({ page, problems, course, objective, kind }: CellProps) {
  const { t, language } = useTranslation()
  const name = `draw.${course.courseId}.${objective.id}.${kind}`
  const typed = page.values[name]
  const holds = objective[kind]
  const draw = Number(typed) || 0
  const words = localise(objective.text, language).words
  return (
    <>
      <CellInput
        name={name}
        label={`${t(`programmes:blueprint.${kind}`)}: ${words}`}
        value={typed}
        problems={problems}
      />{' '}
      <span className="govuk-hint lisans-beneath">
        <Message name="programmes:blueprint.holds" values={{ count: holds }} />
      </span>
      {draw > 0 && holds < comfortable * draw && (
        <Tag tone={holds < draw ? 'bad' : 'warn'}>
          <Message name={holds < draw ? 'programmes:blueprint.empty' : 'programmes:blueprint.thin'} />
        </Tag>
      )}
    </>
  )
}
