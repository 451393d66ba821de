import type { Topic } from './final-stage-notice.tsx'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

/** `critical`: one of its critical questions was not right. */
export type TopicScore = Topic & { right: number; total: number; critical: boolean }

/** `critical`: what is said of a missed critical question, to somebody who has had the lesson or has it before them. */
type TopicScoresProps = { topics: TopicScore[]; critical?: 'critical' | 'criticalAhead' }

/** How each topic went, and the lesson about it. The questions themselves are not shown. */
export function TopicScores({ topics, critical = 'critical' }: TopicScoresProps) {
  return (
    <ul className="govuk-list lisans-topics">
      {topics.map((topic) => (
        <TopicLine key={topic.id} topic={topic} critical={critical} />
      ))}
    </ul>
  )
}

function TopicLine({ topic, critical }: { topic: TopicScore; critical: string }) {
  const { text, lesson, right, total } = topic
  return (
    <li className="lisans-topics__item">
      <h3 className="govuk-heading-s">
        <Localised text={text} />
      </h3>
      <p className="govuk-body">
        <Message name="assessment:result.of" values={{ right, total }} />
        {topic.critical && (
          <>
            {' '}
            <Tag tone="warn">
              <Message name={`assessment:result.${critical}`} />
            </Tag>
          </>
        )}
        {lesson && (
          <>
            {'. '}
            <a className="govuk-link" href={lesson.href}>
              <Localised text={lesson.title} />
            </a>
          </>
        )}
      </p>
    </li>
  )
}
