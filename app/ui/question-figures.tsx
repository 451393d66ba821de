import type { QuestionStatistics } from '#app/domain/statistics/find-course-statistics.ts'
import { ItemFlagTags } from './item-flags.tsx'
import { ShareBar } from './share-bar.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

export type QuestionFigures = Pick<
  QuestionStatistics,
  'questionId' | 'critical' | 'corrected' | 'statistics' | 'flags'
> & {
  stem: string
  href: string
}

type QuestionFiguresTableProps = { caption: string; people: number; questions: QuestionFigures[] }

/** Every question of a pool with how it does; what is conspicuous stands first. */
export function QuestionFiguresTable({ caption, people, questions }: QuestionFiguresTableProps) {
  return (
    <WideTable>
      <table className="govuk-table lisans-figures">
        <caption className="govuk-table__caption govuk-table__caption--m">
          <Message name={caption} values={{ count: people }} />
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['question', 'facility', 'discrimination', 'time'].map((head) => (
              <th key={head} scope="col" className="govuk-table__header">
                <Message name={`statistics:head.${head}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {questions.map((question) => (
            <QuestionRow key={question.questionId} {...question} />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function QuestionRow({ stem, href, critical, corrected, statistics, flags }: QuestionFigures) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header lisans-plain-header lisans-figures__stem">
        <a className="govuk-link" href={href}>
          {stem}
        </a>{' '}
        {critical && (
          <Tag tone="quiet">
            <Message name="statistics:critical" />
          </Tag>
        )}{' '}
        {corrected && (
          <Tag tone="warn">
            <Message name="statistics:corrected" />
          </Tag>
        )}{' '}
        <ItemFlagTags flags={flags} />
      </th>
      {statistics ? (
        <>
          <td className="govuk-table__cell">
            <ShareBar share={statistics.facility} />
          </td>
          <td className="govuk-table__cell">{statistics.discrimination?.toFixed(2) ?? '–'}</td>
          <td className="govuk-table__cell">
            <Seconds seconds={statistics.medianSeconds} />
          </td>
        </>
      ) : (
        <td className="govuk-table__cell" colSpan={3}>
          <Message name="statistics:tooFew" />
        </td>
      )}
    </tr>
  )
}

export function Seconds({ seconds }: { seconds: number | null }) {
  return seconds === null ? '–' : <Message name="statistics:seconds" values={{ count: seconds }} />
}
