import type { ReactNode } from 'react'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { homeAddress, moduleAddress, quizAddress } from './addresses.ts'
import { Localised } from './localised.tsx'
import { useProgrammeLink } from './programme-links.tsx'
import { type ReviewedQuestion, ReviewedQuestions } from './reviewed-questions.tsx'
import { Message } from './translation.tsx'

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

/** How a quiz ended, and why each option is right or not. */
export function QuizResult({
  courseId,
  module,
  passed,
  right,
  total,
  needed,
  questions,
  attemptId,
  notice,
}: QuizResultProps & { attemptId: string; notice: ReactNode }) {
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
      {notice}
      <NextAfterQuiz courseId={courseId} passed={passed} />
      <ReviewedQuestions questions={questions} attemptId={attemptId} />
      <NextAfterQuiz courseId={courseId} passed={passed} />
    </>
  )
}

function NextAfterQuiz({ courseId, passed }: { courseId: string; passed: boolean }) {
  const within = useProgrammeLink()
  return (
    <p className="lisans-actions">
      <a className="govuk-button" href={passed ? homeAddress : within(quizAddress(courseId))}>
        <Message name={passed ? 'assessment:result.toNext' : 'assessment:result.again'} />
      </a>
      <a className="govuk-link" href={within(moduleAddress(courseId))}>
        <Message name="assessment:result.toModule" />
      </a>
    </p>
  )
}
