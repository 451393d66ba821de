import type { ReactNode } from 'react'
import { homeAddress } from './addresses.ts'
import { type ReviewedQuestion, ReviewedQuestions } from './reviewed-questions.tsx'
import { Message } from './translation.tsx'

export type RefresherResultProps = { right: number; total: number; questions: ReviewedQuestion[] }

/** What a refresher showed, with every reason. It was neither passed nor failed. */
export function RefresherResult({
  right,
  total,
  questions,
  attemptId,
  notice,
}: RefresherResultProps & { attemptId: string; notice: ReactNode }) {
  return (
    <>
      <h1 className="govuk-heading-l">
        <Message name="assessment:result.refresherDone" />
      </h1>
      <p className="lisans-lede">
        <Message name="assessment:result.refresherDoneLead" values={{ right, total }} />
      </p>
      {notice}
      <ReviewedQuestions questions={questions} attemptId={attemptId} />
      <p className="lisans-actions">
        <a className="govuk-button" href={homeAddress}>
          <Message name="assessment:backHome" />
        </a>
      </p>
    </>
  )
}
