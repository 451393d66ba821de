import type { CorrectionRequest } from '#app/domain/data-protection/list-corrections.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

type CorrectionStateProps = { asked: Pick<CorrectionRequest, 'outcome' | 'answer' | 'answeredAt'> }

/** What became of a request: waiting, corrected or refused, and what was said to it. */
export function CorrectionState({ asked: { outcome, answer, answeredAt } }: CorrectionStateProps) {
  return (
    <p className="govuk-body">
      <Message name={`correction-request:state.${outcome ?? 'waiting'}`} />
      {answeredAt && (
        <>
          {' '}
          (<DayAndTime at={answeredAt} />)
        </>
      )}
      {answer && <>: {answer}</>}
    </p>
  )
}
