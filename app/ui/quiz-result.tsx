import { LessonHtml, LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'
import { homeAddress, moduleAddress, quizAddress } from './addresses.ts'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'

export type ReviewedQuestion = {
  questionVersionId: string
  language: Language
  stemHtml: string
  chosenOptionId: string | null
  correctOptionId: string
  options: { id: string; html: string; becauseHtml: string }[]
}

export type QuizResultProps = {
  courseId: string
  module: LocalisedText
  passed: boolean
  right: number
  total: number
  /** Right answers that pass. */
  needed: number
  questions: ReviewedQuestion[]
}

/** How a quiz ended, and why each option is right or not: this is where learning happens. */
export function QuizResult({ courseId, module, passed, right, total, needed, questions }: QuizResultProps) {
  const outcome = passed ? 'quizPassed' : 'quizNotPassed'
  return (
    <>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          <Localised text={module} />
        </span>
        <Message name={`assessment:result.${outcome}`} values={{ right, total }} />
      </h1>
      <p className="lisans-lede">
        <Message name={`assessment:result.${outcome}Lead`} values={{ right, total, needed }} />
      </p>
      <NextAfterQuiz courseId={courseId} passed={passed} />
      <h2 className="govuk-heading-m">
        <Message name="assessment:result.reviewHeading" />
      </h2>
      {questions.map((question, position) => (
        <Reviewed key={question.questionVersionId} question={question} number={position + 1} />
      ))}
      <NextAfterQuiz courseId={courseId} passed={passed} />
    </>
  )
}

function NextAfterQuiz({ courseId, passed }: { courseId: string; passed: boolean }) {
  return (
    <p className="lisans-actions">
      <a className="govuk-button" href={passed ? homeAddress : quizAddress(courseId)}>
        <Message name={passed ? 'assessment:result.toNext' : 'assessment:result.again'} />
      </a>
      <a className="govuk-link" href={moduleAddress(courseId)}>
        <Message name="assessment:result.toModule" />
      </a>
    </p>
  )
}

function Reviewed({ question, number }: { question: ReviewedQuestion; number: number }) {
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
