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
  /** Null where none of the options can be called right. */
  correctOptionId: string | null
  /** The key was found wrong after the question was asked. */
  corrected: boolean
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
  const right = question.correctOptionId === null || question.chosenOptionId === question.correctOptionId
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
      {question.corrected && (
        <p className="govuk-inset-text">
          <Message name={`corrections:review.${question.correctOptionId === null ? 'noneRight' : 'keyCorrected'}`} />
        </p>
      )}
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
                <Message name={wordsOf[verdictOn(option.id, question)]} />
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

type OptionVerdict = 'chosenRight' | 'chosenWrong' | 'rightAnswer' | 'otherAnswer' | 'chosenFaulty' | 'otherFaulty'

const tones: Record<OptionVerdict, string> = {
  chosenRight: 'right',
  chosenWrong: 'wrong',
  rightAnswer: 'right',
  otherAnswer: 'other',
  chosenFaulty: 'other',
  otherFaulty: 'other',
}

const wordsOf = {
  chosenRight: 'assessment:result.chosenRight',
  chosenWrong: 'assessment:result.chosenWrong',
  rightAnswer: 'assessment:result.rightAnswer',
  otherAnswer: 'assessment:result.otherAnswer',
  chosenFaulty: 'corrections:review.chosenFaulty',
  otherFaulty: 'corrections:review.otherFaulty',
} as const

function verdictOn(optionId: string, { chosenOptionId, correctOptionId }: ReviewedQuestion): OptionVerdict {
  if (correctOptionId === null) return optionId === chosenOptionId ? 'chosenFaulty' : 'otherFaulty'
  if (optionId === chosenOptionId) return optionId === correctOptionId ? 'chosenRight' : 'chosenWrong'
  return optionId === correctOptionId ? 'rightAnswer' : 'otherAnswer'
}
