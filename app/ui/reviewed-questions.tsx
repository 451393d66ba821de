import { LessonHtml, LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { newConcernAddress } from './concern-addresses.ts'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'

export type ReviewedQuestion = {
  questionVersionId: string
  language: Language
  stemHtml: string
  /** In a refresher: asked for the first time. */
  newCase: boolean
  chosenOptionId: string | null
  correctOptionId: string
  options: { id: string; html: string; becauseHtml: string }[]
}

/** Every question of a paper with the answer given and the reason for each option: this is where learning happens. */
export function ReviewedQuestions({ questions, attemptId }: { questions: ReviewedQuestion[]; attemptId: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="assessment:result.reviewHeading" />
      </h2>
      {questions.map((question, position) => (
        <Reviewed key={question.questionVersionId} attemptId={attemptId} question={question} number={position + 1} />
      ))}
    </>
  )
}

function Reviewed({ attemptId, question, number }: { attemptId: string; question: ReviewedQuestion; number: number }) {
  const { language } = useTranslation()
  const spoken = question.language === language ? undefined : question.language
  const right = question.chosenOptionId === question.correctOptionId
  return (
    <section className="lisans-question" aria-labelledby={`question-${number}`}>
      <h3 className="lisans-question__number" id={`question-${number}`}>
        <Message name="assessment:result.question" values={{ number }} />{' '}
        <Tag tone={right ? 'good' : 'warn'}>
          <Message name={right ? 'assessment:result.right' : 'assessment:result.notRight'} />
        </Tag>
        {question.newCase && (
          <>
            {' '}
            <Tag tone="quiet">
              <Message name="assessment:refresher.newCase" />
            </Tag>
          </>
        )}
      </h3>
      <LessonHtml html={question.stemHtml} language={spoken} />
      {question.chosenOptionId === null && (
        <p className="govuk-body">
          <Message name="assessment:result.notAnswered" />
        </p>
      )}
      <ul className="govuk-list lisans-verdicts">
        {question.options.map((option) => (
          <li key={option.id} className={`lisans-feedback lisans-feedback--${tones[verdictOn(option.id, question)]}`}>
            <p className="govuk-body">
              <LessonWords html={option.html} language={spoken} />
            </p>
            <p className="govuk-body">
              <strong>
                <Message name={`assessment:result.${verdictOn(option.id, question)}`} />
              </strong>
            </p>
            <LessonHtml html={option.becauseHtml} language={spoken} />
          </li>
        ))}
      </ul>
      <p className="govuk-body-s">
        <a
          className="govuk-link"
          href={newConcernAddress({ attempt: attemptId, question: question.questionVersionId })}
          aria-describedby={`question-${number}`}
        >
          <Message name="concerns:link.question" />
        </a>
      </p>
    </section>
  )
}

type OptionVerdict = 'chosenRight' | 'chosenWrong' | 'rightAnswer' | 'otherAnswer'

const tones: Record<OptionVerdict, string> = {
  chosenRight: 'right',
  chosenWrong: 'wrong',
  rightAnswer: 'right',
  otherAnswer: 'other',
}

function verdictOn(optionId: string, { chosenOptionId, correctOptionId }: ReviewedQuestion): OptionVerdict {
  if (optionId === chosenOptionId) return optionId === correctOptionId ? 'chosenRight' : 'chosenWrong'
  return optionId === correctOptionId ? 'rightAnswer' : 'otherAnswer'
}
