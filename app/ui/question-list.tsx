import type { ListedQuestion } from '#app/web/list-bank-questions.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type QuestionListProps = {
  questions: ListedQuestion[]
  objectives: { id: string; text: LocalisedText }[]
  /** Only authors are led to the forms. */
  isAuthor: boolean
}

/** The questions of a course, pool by pool. */
export function QuestionList({ questions, objectives, isAuthor }: QuestionListProps) {
  if (questions.length === 0)
    return (
      <p className="govuk-body">
        <Message name="questions:none" />
      </p>
    )
  return (['quiz', 'final'] as const).map((pool) => {
    const asked = questions.filter((question) => question.pool === pool)
    if (asked.length === 0) return null
    return (
      <section key={pool} aria-labelledby={`pool-${pool}`}>
        <h2 className="govuk-heading-m" id={`pool-${pool}`}>
          <Message name={`questions:count.${pool}`} values={{ count: asked.length }} />
        </h2>
        <ul className="govuk-list lisans-questions">
          {asked.map((question) => (
            <QuestionLine key={question.questionId} question={question} objectives={objectives} isAuthor={isAuthor} />
          ))}
        </ul>
      </section>
    )
  })
}

function QuestionLine({
  question: { questionId, stem, objective, critical, languages, errors, warnings, href },
  objectives,
  isAuthor,
}: Omit<QuestionListProps, 'questions'> & { question: ListedQuestion }) {
  const text = objectives.find(({ id }) => id === objective)?.text
  return (
    <li>
      <p className="govuk-body govuk-!-margin-bottom-1">
        {isAuthor ? (
          <a className="govuk-link" href={href} lang="en">
            {stem || questionId}
          </a>
        ) : (
          <span lang="en">{stem}</span>
        )}
      </p>
      <p className="lisans-aside">
        {questionId} · {text ? <Localised text={text} /> : objective} · {languages.join(', ')}{' '}
        {critical && (
          <Tag tone="quiet">
            <Message name="statistics:critical" />
          </Tag>
        )}{' '}
        {errors > 0 && (
          <Tag tone="bad">
            <Message name="questions:errors" values={{ count: errors }} />
          </Tag>
        )}{' '}
        {warnings > 0 && (
          <Tag tone="warn">
            <Message name="questions:warnings" values={{ count: warnings }} />
          </Tag>
        )}
      </p>
    </li>
  )
}
