import type { FormProblem } from '#app/web/forms.ts'
import { Day } from './day.tsx'
import { NoteField } from './note-field.tsx'
import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

type Typed = { step: string; note: string } | undefined

type FormProps = { hash: string; problems?: FormProblem[] | null; typed: Typed }

/** Lays a draft before the other trainers of the course. */
export function AskForReview({ hash, reviewers, problems, typed }: FormProps & { reviewers: string[] }) {
  const mine = typed?.step === 'ask'
  return (
    <section aria-labelledby="ask">
      <h2 className="govuk-heading-m" id="ask">
        <Message name="publishing:review.ask" />
      </h2>
      {reviewers.length === 0 ? (
        <p className="govuk-body">
          <Message name="publishing:review.nobody" />
        </p>
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">
            <Message name="publishing:review.who" values={{ names: reviewers.join(', ') }} />
          </p>
          <input type="hidden" name="step" value="ask" />
          <input type="hidden" name="hash" value={hash} />
          <NoteField
            name="note"
            label="publishing:review.note"
            hint="publishing:review.noteHint"
            typed={mine ? typed.note : undefined}
            problems={problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="publishing:review.askButton" />
          </button>
        </form>
      )}
    </section>
  )
}

/** What a second trainer says: the same field for both answers, for words help in both. */
export function DecideReview({ hash, reviewId, problems, typed }: FormProps & { reviewId: string }) {
  return (
    <section aria-labelledby="decide">
      <h2 className="govuk-heading-m" id="decide">
        <Message name="publishing:review.decide" />
      </h2>
      <form method="post" noValidate>
        <input type="hidden" name="hash" value={hash} />
        <input type="hidden" name="reviewId" value={reviewId} />
        <NoteField
          name="note"
          label="publishing:review.words"
          hint="publishing:review.wordsHint"
          typed={typed && typed.step !== 'ask' ? typed.note : undefined}
          problems={problems}
        />
        <div className="govuk-button-group">
          <button type="submit" name="step" value="approved" className="govuk-button">
            <Message name="publishing:review.approve" />
          </button>
          <button type="submit" name="step" value="sent-back" className="govuk-button govuk-button--secondary">
            <Message name="publishing:review.sendBack" />
          </button>
        </div>
      </form>
    </section>
  )
}

type WaitingProps = { waiting: { name: string | null; at: Date; note: string; isOlder: boolean } }

/** Who asks, since when, and what they said. */
export function WaitingReview({ waiting: { name, at, note, isOlder } }: WaitingProps) {
  return (
    <Notice heading={<Message name="publishing:review.waitingSince" values={{ name: name ?? '–' }} />}>
      <p className="govuk-body">
        <Day at={at} />: {note}
      </p>
      {isOlder && (
        <p className="govuk-body">
          <Message name="publishing:review.changedSince" />
        </p>
      )}
    </Notice>
  )
}

type LastProps = {
  last: { decision: string | null; name: string | null; at: Date | null; note: string | null; isOlder: boolean }
}

/** What was said last, about this draft or an earlier state of it. */
export function LastReview({ last: { decision, name, at, note, isOlder } }: LastProps) {
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        <strong>
          <Message name={`publishing:review.last.${decision}`} values={{ name: name ?? '–' }} />
        </strong>{' '}
        {at && <Day at={at} />}
      </p>
      {note && <p className="govuk-body">{note}</p>}
      {isOlder && (
        <p className="govuk-body">
          <Message name="publishing:review.earlierState" />
        </p>
      )}
    </div>
  )
}
