import { homeAddress, preAssessmentAddress } from './addresses.ts'
import { resultAddress } from './attempt-addresses.ts'
import { Notice } from './notice.tsx'
import { useProgrammeLink } from './programme-links.tsx'
import { Message } from './translation.tsx'

/** Trying a module before its lessons. `matters`: the ids of the lessons that a try has shown to matter most. */
export type ModuleTrialState =
  | { kind: 'offered' | 'open'; matters: string[] }
  | { kind: 'done'; attemptId: string; matters: string[] }

type ModuleTrialProps = { courseId: string; trial: ModuleTrialState | null; testedOut: boolean }

/** The offer to try a module first, or what came of it. */
export function ModuleTrial({ courseId, trial, testedOut }: ModuleTrialProps) {
  const within = useProgrammeLink()
  if (testedOut) return <TestedOut trial={trial} />
  if (!trial) return null
  if (trial.kind === 'done') {
    return (
      <p className="govuk-body lisans-trial">
        <Message name="learning:module.tried" /> <ResultLink attemptId={trial.attemptId} />
      </p>
    )
  }
  return (
    <div className="lisans-trial">
      <Notice heading={<Message name="learning:module.tryFirst" />}>
        <p className="govuk-body">
          <Message name="learning:module.tryFirstWhy" />
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={within(preAssessmentAddress(courseId))}>
            <Message name={trial.kind === 'open' ? 'learning:module.tryFirstResume' : 'learning:module.tryFirstLink'} />
          </a>
        </p>
      </Notice>
    </div>
  )
}

function TestedOut({ trial }: { trial: ModuleTrialState | null }) {
  return (
    <div className="lisans-trial">
      <Notice tone="good" heading={<Message name="learning:module.testedOut" />}>
        <p className="govuk-body">
          <Message name="learning:module.testedOutWhy" />
        </p>
        {trial?.kind === 'done' && (
          <p className="govuk-body">
            <ResultLink attemptId={trial.attemptId} />
          </p>
        )}
      </Notice>
      <p className="lisans-actions">
        <a className="govuk-button" href={homeAddress}>
          <Message name="learning:module.toHome" />
        </a>
      </p>
    </div>
  )
}

function ResultLink({ attemptId }: { attemptId: string }) {
  return (
    <a className="govuk-link" href={resultAddress(attemptId)}>
      <Message name="learning:module.triedLink" />
    </a>
  )
}
