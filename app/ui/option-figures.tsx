import { LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { optionLetter } from './item-flags.tsx'
import { ShareBar } from './share-bar.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type OptionFiguresProps = {
  options: {
    optionId: string
    html: string
    right: boolean
    share: number
    amongBest: number | null
    amongWeakest: number | null
  }[]
  spoken: Language | undefined
}

const groups = ['share', 'amongBest', 'amongWeakest'] as const

/** Who chose what: everybody, the best, and the weakest, where those groups are large enough. */
export function OptionFigures({ options, spoken }: OptionFiguresProps) {
  const told = groups.filter((group) => options.every((option) => option[group] !== null))
  return (
    <WideTable>
      <table className="govuk-table lisans-figures">
        <caption className="govuk-table__caption govuk-table__caption--m">
          <Message name="statistics:options.heading" />
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              <Message name="statistics:options.option" />
            </th>
            {told.map((group) => (
              <th key={group} scope="col" className="govuk-table__header">
                <Message name={`statistics:options.${group}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {options.map((option, place) => (
            <tr key={option.optionId} className="govuk-table__row">
              <th scope="row" className="govuk-table__header lisans-plain-header lisans-figures__stem">
                {optionLetter(place + 1)}. <LessonWords html={option.html} language={spoken} />{' '}
                {option.right && (
                  <Tag tone="good">
                    <Message name="statistics:options.key" />
                  </Tag>
                )}
              </th>
              {told.map((group) => (
                <td key={group} className="govuk-table__cell">
                  <ShareBar share={option[group] ?? 0} tone={option.right ? 'good' : 'quiet'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
