import { certificateAddress, finalAddress } from './addresses.ts'
import { Notice } from './notice.tsx'
import { useProgrammeLink } from './programme-links.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

export type UpdateStage =
  | { kind: 'nothing' | 'lessons' | 'ready' | 'open' }
  | { kind: 'pause'; opensAt: Date }
  | { kind: 'stopped'; state: 'suspended' | 'revoked' | 'left' }

/** By when, and what becomes of access: open until the day, closed after it, open again at once. */
export function UpdateDeadline({ by, overdue, finalInstead }: { by: Date; overdue: boolean; finalInstead: boolean }) {
  const { day } = useInstants()
  const within = useProgrammeLink()
  const name = overdue ? 'overdue' : 'due'
  return (
    <Notice tone="warn" heading={<Message name={`updates:${name}.heading`} values={{ day: day(by) }} />}>
      <p className="govuk-body">
        <Message name={`updates:${name}.meaning`} />
      </p>
      {finalInstead && (
        <p className="govuk-body">
          <Message name="updates:finalInstead" />{' '}
          <a className="govuk-link" href={within(finalAddress)}>
            <Message name="updates:toFinal" />
          </a>
        </p>
      )}
    </Notice>
  )
}

/** `nextLesson`: the address of the first changed lesson that is not read yet. */
type UpdateQuestionsProps = { stage: UpdateStage; passPercent: number; nextLesson: string | null }

/** The questions on what changed: how they go, and the way to them. */
export function UpdateQuestions({ stage, passPercent, nextLesson }: UpdateQuestionsProps) {
  const { dayAndTime } = useInstants()
  const opensAt = stage.kind === 'pause' ? dayAndTime(stage.opensAt) : null
  const begins = stage.kind === 'ready' || stage.kind === 'open'
  return (
    <section aria-labelledby="questions">
      <h2 className="govuk-heading-m" id="questions">
        <Message name="updates:questions.heading" />
      </h2>
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        {['count', 'pass', 'again', 'closed'].map((fact) => (
          <li key={fact}>
            <Message name={`updates:questions.${fact}`} values={{ percent: passPercent }} />
          </li>
        ))}
        <li>
          <Message name="assessment:quiz.noTime" />
        </li>
      </ul>
      {!begins && (
        <p className="govuk-body">
          <strong>
            <Message
              name={opensAt ? 'updates:questions.pause' : 'updates:questions.lessonsFirst'}
              values={{ opensAt }}
            />
          </strong>
        </p>
      )}
      {stage.kind === 'lessons' && nextLesson && (
        <p className="lisans-actions">
          <a className="govuk-button" href={nextLesson}>
            <Message name="updates:questions.toLesson" />
          </a>
        </p>
      )}
      {begins && (
        <form method="post">
          {stage.kind === 'open' && (
            <p className="govuk-body">
              <Message name="updates:questions.open" />
            </p>
          )}
          <button type="submit" className="govuk-button">
            <Message name={`updates:questions.${stage.kind === 'open' ? 'resume' : 'start'}`} />
          </button>
        </form>
      )}
    </section>
  )
}

/** Nothing changed that this person's certificate does not cover, or nothing can be done about it now. */
export function NoUpdate({ stage }: { stage: UpdateStage }) {
  const within = useProgrammeLink()
  if (stage.kind === 'stopped') {
    return (
      <Notice tone="warn">
        <p className="govuk-body">
          <Message name={`assessment:final.stopped.${stage.state}`} />
        </p>
      </Notice>
    )
  }
  return (
    <Notice heading={<Message name="updates:nothing.heading" />}>
      <p className="govuk-body">
        <Message name="updates:nothing.meaning" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={within(certificateAddress)}>
          <Message name="assessment:final.toCertificate" />
        </a>
      </p>
    </Notice>
  )
}
