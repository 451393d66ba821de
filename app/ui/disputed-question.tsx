import { LessonHtml, LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'

export type DisputedQuestionProps = {
  questionVersionId: string
  courseId: string
  questionId: string
  objective: string
  critical: boolean
  number: number
  language: Language
  stemHtml: string
  options: { id: string; html: string; becauseHtml: string }[]
  chosenOptionId: string | null
  /** Null where none of the options can be called right. */
  correctOptionId: string | null
  corrected: boolean
  /** Whether this version is still asked. */
  current: boolean
  /** Where its key is corrected, for whoever may do that. */
  correctionHref: string | null
}

/** A question as it stood on somebody's paper, with their answer and the key: only for those who may see keys. */
export function DisputedQuestion(question: DisputedQuestionProps) {
  const { language } = useTranslation()
  const { number, courseId, questionId, critical, chosenOptionId, correctOptionId, current } = question
  const spoken = question.language === language ? undefined : question.language
  return (
    <section className="lisans-question" aria-labelledby={`question-${number}`}>
      <h3 className="lisans-question__number" id={`question-${number}`}>
        <Message name="assessment:result.question" values={{ number }} />{' '}
        {critical && (
          <Tag tone="quiet">
            <Message name="concerns:desk.critical" />
          </Tag>
        )}
      </h3>
      <p className="lisans-meta">
        {courseId}/{questionId}. <Message name={`concerns:desk.${current ? 'questionCurrent' : 'questionChanged'}`} />
      </p>
      {question.corrected && (
        <p className="govuk-inset-text">
          <Message name="corrections:corrected" />
        </p>
      )}
      <LessonHtml html={question.stemHtml} language={spoken} />
      {chosenOptionId === null && (
        <p className="govuk-body">
          <Message name="concerns:desk.noAnswer" />
        </p>
      )}
      <ul className="govuk-list lisans-verdicts">
        {question.options.map(({ id, html, becauseHtml }) => (
          <li key={id} className={`lisans-feedback lisans-feedback--${id === correctOptionId ? 'right' : 'other'}`}>
            <p className="govuk-body">
              <LessonWords html={html} language={spoken} />
            </p>
            {(id === chosenOptionId || id === correctOptionId) && (
              <p className="govuk-body">
                {id === chosenOptionId && (
                  <Tag tone="info">
                    <Message name="concerns:desk.learnersAnswer" />
                  </Tag>
                )}{' '}
                {id === correctOptionId && (
                  <Tag tone="good">
                    <Message name="concerns:desk.key" />
                  </Tag>
                )}
              </p>
            )}
            <LessonHtml html={becauseHtml} language={spoken} />
          </li>
        ))}
      </ul>
      {question.correctionHref ? (
        <p className="govuk-body">
          <a className="govuk-link" href={question.correctionHref} aria-describedby={`question-${number}`}>
            <Message name={question.corrected ? 'corrections:seeCorrection' : 'corrections:link'} />
          </a>
        </p>
      ) : (
        <p className="govuk-body-s">
          <Message name="corrections:askAuthor" />
        </p>
      )}
    </section>
  )
}
