import type { FoundCorrection } from '#app/domain/assessment/find-question-record.ts'
import type { CorrectedDraft } from '#app/domain/authoring/find-corrected-draft.ts'
import { deskConcernAddress } from './concern-addresses.ts'
import { Notice } from './notice.tsx'
import { coursePublicationAddress, questionDeskAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type CorrectionDoneProps = {
  correction: FoundCorrection
  /** Null for a version that is asked no more anyway. */
  draft: { kind: CorrectedDraft['kind']; isPublished: boolean } | null
  courseId: string
  questionId: string
  questionVersionId: string
  /** Whether the reader may change the course. */
  isAuthor: boolean
}

/** What was corrected, how far the marking is, and what is left to do. */
export function CorrectionDone({ correction, draft, courseId, questionId, ...props }: CorrectionDoneProps) {
  const { dayAndTime } = useInstants()
  const { correctedAt, correctedBy, reason, regraded, passing, progress, concernId } = correction
  return (
    <>
      <Notice tone="good" heading={<Message name="corrections:done.heading" />}>
        <p className="govuk-body">
          <Message name="corrections:done.by" values={{ name: correctedBy ?? '', at: dayAndTime(correctedAt) }} />
        </p>
        <p className="govuk-body">
          <Message name="corrections:done.reason" values={{ reason }} />
        </p>
        <p className="govuk-body">
          <Message name={`corrections:progress.${progress}`} values={{ count: regraded }} />{' '}
          {regraded > 0 && <Message name="corrections:progress.passing" values={{ count: passing }} />}
        </p>
        {progress === 'going-on' && (
          <p className="govuk-body">
            <a className="govuk-link" href={`?version=${props.questionVersionId}`}>
              <Message name="corrections:progress.look" />
            </a>
          </p>
        )}
      </Notice>
      <h2 className="govuk-heading-m">
        <Message name="corrections:next.heading" />
      </h2>
      {draft ? (
        <DraftStep draft={draft} courseId={courseId} questionId={questionId} {...props} />
      ) : (
        <p className="govuk-body">
          <Message name="corrections:next.old" />
        </p>
      )}
      {concernId && (
        <p className="govuk-body">
          <a className="govuk-link" href={deskConcernAddress(concernId)}>
            <Message name="corrections:next.concern" />
          </a>
        </p>
      )}
    </>
  )
}

type DraftStepProps = Omit<CorrectionDoneProps, 'correction' | 'draft'> & {
  draft: NonNullable<CorrectionDoneProps['draft']>
}

function DraftStep({ draft, courseId, questionId, questionVersionId, isAuthor }: DraftStepProps) {
  const step = draft.kind === 'as-corrected' && draft.isPublished ? 'published' : draft.kind
  return (
    <>
      <p className="govuk-body">
        <Message name={`corrections:next.${step}`} />
      </p>
      {step === 'as-corrected' && (
        <p className="lisans-actions">
          <a className="govuk-button" href={coursePublicationAddress(courseId)}>
            <Message name="corrections:next.publish" />
          </a>
        </p>
      )}
      {step === 'writable' && isAuthor && (
        <form method="post">
          <input type="hidden" name="intent" value="write" />
          <input type="hidden" name="version" value={questionVersionId} />
          <button type="submit" className="govuk-button">
            <Message name="corrections:next.write" />
          </button>
        </form>
      )}
      {step !== 'published' && (
        <p className="govuk-body">
          <a className="govuk-link" href={questionDeskAddress(courseId, questionId)}>
            <Message name="corrections:next.question" />
          </a>
        </p>
      )}
    </>
  )
}
