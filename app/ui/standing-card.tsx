import type { Standing } from '#app/domain/certification/standing.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { certificateAddress, refresherAddress } from './addresses.ts'
import { DueSentence, type ExplainedDueDay } from './due-sentence.tsx'
import { Localised } from './localised.tsx'
import { type ModuleTitles, nextStep } from './next-step.ts'
import { useProgrammeLink } from './programme-links.tsx'
import { Message, useTranslation } from './translation.tsx'
import { useInstants } from './use-instants.ts'

const tones: Record<Standing['state'], 'plain' | 'good' | 'warn' | 'bad'> = {
  'not-started': 'plain',
  'in-progress': 'plain',
  certified: 'good',
  expiring: 'warn',
  'update-due': 'warn',
  expired: 'bad',
  exempt: 'plain',
  suspended: 'bad',
  revoked: 'bad',
  left: 'bad',
}

type StandingCardProps = {
  standing: Standing
  /** By when it is required, if it is. */
  due: ExplainedDueDay | null
  programme: LocalisedText
  /** One of the programmes beside the first: its certificate opens something else than social media as such. */
  beside?: boolean
  modules: ModuleTitles[]
  /** What the programmes are called, by id. */
  programmes: Record<string, LocalisedText>
}

/** Where I stand and what to do next, in one glance. */
export function StandingCard({ standing, due, programme, beside = false, modules, programmes }: StandingCardProps) {
  const within = useProgrammeLink()
  const { day } = useInstants()
  const { state, gate, reason, validUntil, certificate, suspendedUntil, onLeave, refresherDue } = standing
  // An update that was not done in time has shut the gate: that is another sentence than while the grace runs.
  const overdue = state === 'update-due' && gate === 'shut'
  const lapsed = reason === 'requirement-lapsed'
  const said = lapsed ? 'requirementLapsed' : overdue ? 'updateOverdue' : camelCase(state)
  const values = {
    until: validUntil ? day(validUntil) : '',
    end: suspendedUntil ? day(suspendedUntil) : '',
    count: modules.length,
    context: state === 'suspended' && suspendedUntil ? 'until' : undefined,
  }
  return (
    <section className={`lisans-standing lisans-standing--${overdue || lapsed ? 'bad' : tones[state]}`}>
      <p className="lisans-standing__programme">
        <Localised text={programme} />
      </p>
      <h2 className="lisans-standing__title">
        <Message name={`learning:standing.${said}.title`} values={values} />
      </h2>
      <p className="govuk-body">
        <Message name={`learning:standing.${said}.meaning`} values={values} />
      </p>
      {due && due.why !== 'no-rule' && (
        <p className="govuk-body">
          <DueSentence due={due} to="learner" />
        </p>
      )}
      {onLeave && (
        <p className="govuk-body">
          <Message name="learning:standing.onLeave" />
        </p>
      )}
      {refresherDue && (
        <p className="govuk-body">
          <Message name="learning:standing.refresherDue" />{' '}
          <a className="govuk-link" href={within(refresherAddress)}>
            <Message name="learning:standing.refresherLink" />
          </a>
        </p>
      )}
      <dl className="lisans-standing__facts">
        <div>
          <dt>
            <Message name={`learning:standing.${beside ? 'accessBeside' : 'access'}`} />
          </dt>
          <dd>
            <Message name={`learning:standing.gate.${gate}`} />
          </dd>
        </div>
        {certificate && (
          <div>
            <dt>
              <Message name="learning:standing.certificate" />
            </dt>
            <dd>
              <a className="govuk-link" href={within(certificateAddress)}>
                {certificate.number}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <NextStep standing={standing} modules={modules} programmes={programmes} />
    </section>
  )
}

function NextStep({ standing, modules, programmes }: Pick<StandingCardProps, 'standing' | 'modules' | 'programmes'>) {
  const within = useProgrammeLink()
  const { dayAndTime, day } = useInstants()
  const { language } = useTranslation()
  const next = nextStep(standing, modules, { language, day, dayAndTime, within, programmes })
  if (!next) return null
  return (
    <>
      <p className="lisans-standing__next">
        <Message name={next.sentence} values={next.values} />
      </p>
      {next.href && (
        <p className="lisans-actions">
          <a className="govuk-button" href={next.href}>
            <Message name={next.button} values={next.values} />
          </a>
        </p>
      )}
    </>
  )
}

function camelCase(state: string): string {
  return state.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
