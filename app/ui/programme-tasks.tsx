import type { Standing } from '#app/domain/certification/standing.ts'
import type { Language } from '#db/schema/people.ts'
import {
  certificateAddress,
  finalAddress,
  jobAidsAddress,
  moduleAddress,
  policyAddress,
  rulesAddress,
  signedDocumentsAddress,
  updateAddress,
} from './addresses.ts'
import { Localised } from './localised.tsx'
import type { ModuleTitles } from './next-step.ts'
import { useProgrammeLink } from './programme-links.tsx'
import { ProgressLine } from './progress-line.tsx'
import { Tag } from './tag.tsx'
import { type Task, TaskList } from './task-list.tsx'
import { Message } from './translation.tsx'

type PolicyToSign = { id: string; title: string; language: Language; toSign: boolean }

type ProgrammeTasksProps = {
  standing: Standing
  modules: ModuleTitles[]
  /** Those in force that bind this person. */
  policies: PolicyToSign[]
}

/** The whole way at a glance: every module with how far one has come, then the examination, the rules and the certificate. */
export function ProgrammeTasks({ standing, modules, policies }: ProgrammeTasksProps) {
  const within = useProgrammeLink()
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="learning:way.modules" />
      </h2>
      <ol className="lisans-modules">
        {standing.modules.map(({ courseId, lessons, quizPassed, testedOut }) => {
          const titles = modules.find((module) => module.courseId === courseId)
          return (
            <li key={courseId} className="lisans-module">
              <h3 className="lisans-module__title">
                <a className="govuk-link" href={within(moduleAddress(courseId))}>
                  <Localised text={titles?.title ?? { en: courseId }} />
                </a>
              </h3>
              <p className="lisans-module__summary">
                <Localised text={titles?.summary ?? { en: '' }} />
              </p>
              {testedOut && lessons.some(({ completed }) => !completed) ? (
                <p className="lisans-progress">
                  <Message name="learning:way.testedOut" />
                </p>
              ) : (
                <ProgressLine
                  done={lessons.filter(({ completed }) => completed).length}
                  total={lessons.length}
                  message={quizPassed ? 'learning:way.moduleDone' : 'learning:way.lessonsDone'}
                />
              )}
            </li>
          )
        })}
      </ol>
      <h2 className="govuk-heading-m">
        <Message name="learning:way.then" />
      </h2>
      {isClosed(standing) && standing.state !== 'left' && (
        <p className="govuk-body">
          <Message name={`learning:way.closedWhy.${standing.state}`} />
        </p>
      )}
      <TaskList tasks={lastTasks(standing, policies, within)} />
      <p className="govuk-body">
        <a className="govuk-link" href={jobAidsAddress}>
          <Message name="learning:jobAids.fromHome" />
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={signedDocumentsAddress}>
          <Message name="policies:documents.link" />
        </a>
      </p>
    </>
  )
}

/** While an officer's decision stands there is nothing to do now, nor later. */
function isClosed({ state }: Standing): boolean {
  return state === 'revoked' || state === 'suspended' || state === 'left'
}

function lastTasks(standing: Standing, policies: PolicyToSign[], within: (address: string) => string): Task[] {
  const { remaining, certificate, finalPassed, rulesSigned, gate } = standing
  const notYet = isClosed(standing) ? 'learning:way.closed' : 'learning:way.later'
  const wanted = (kind: string) => remaining.some((step) => step.kind === kind)
  const first = remaining.find((step) => step.kind !== 'ask')?.kind
  const catchesUpNext = first === 'lesson' || first === 'update'
  const state = (kind: 'final' | 'sign', done: boolean) =>
    done && !wanted(kind) ? (
      <Tag tone="good">
        <Message name="learning:way.done" />
      </Tag>
    ) : first === kind ? (
      <Tag>
        <Message name="learning:way.next" />
      </Tag>
    ) : (
      <Tag tone="quiet">
        <Message name={notYet} />
      </Tag>
    )
  return [
    ...(wanted('update')
      ? [
          {
            id: 'update',
            href: within(updateAddress),
            title: <Message name="updates:task" />,
            status: (
              <Tag tone={catchesUpNext ? 'info' : 'quiet'}>
                <Message name={catchesUpNext ? 'learning:way.next' : 'learning:way.later'} />
              </Tag>
            ),
          },
        ]
      : []),
    {
      id: 'final',
      href: within(finalAddress),
      title: <Message name="learning:way.final" />,
      status: state('final', finalPassed),
    },
    {
      id: 'rules',
      href: within(rulesAddress),
      title: <Message name="learning:way.rules" />,
      status: state('sign', rulesSigned),
    },
    ...policies.map((policy) => ({
      id: `policy-${policy.id}`,
      href: policyAddress(policy.id),
      title: <span lang={policy.language}>{policy.title}</span>,
      status: <PolicyTag toSign={policy.toSign} next={first === 'sign-policy'} />,
    })),
    {
      id: 'certificate',
      href: certificate ? within(certificateAddress) : null,
      title: <Message name="learning:way.certificate" />,
      status: certificate ? (
        <Tag tone={gate === 'open' ? 'good' : 'quiet'}>
          <Message name={gate === 'open' ? 'learning:way.valid' : 'learning:way.notValid'} />
        </Tag>
      ) : (
        <Tag tone="quiet">
          <Message name={notYet} />
        </Tag>
      ),
    },
  ]
}

/** A policy can be signed at any time, whatever else is still to do. */
function PolicyTag({ toSign, next }: { toSign: boolean; next: boolean }) {
  const name = toSign ? (next ? 'learning:way.next' : 'policies:mine.toSign') : 'learning:way.done'
  return (
    <Tag tone={toSign ? (next ? 'info' : 'quiet') : 'good'}>
      <Message name={name} />
    </Tag>
  )
}
