import type { Step } from '#app/domain/certification/remaining-steps.ts'
import type { Standing } from '#app/domain/certification/standing.ts'

/** What comes before a final. */
export type FirstStep = Extract<Step, { kind: 'lesson' | 'quiz' | 'programme' }>

/** What the introduction of the final has to say to somebody, as far as their standing tells. */
export type FinalStage =
  | { kind: 'stopped'; state: 'suspended' | 'revoked' | 'left' }
  | {
      kind: 'steps-first'
      steps: FirstStep[]
    }
  | { kind: 'needs-unlock'; since: Date | null }
  | { kind: 'cool-down'; opensAt: Date | null }
  /** `validUntil`: until when the present certificate holds, for those who renew it. */
  | { kind: 'ready'; retake: boolean; validUntil: Date | null }
  | { kind: 'passed'; rulesLive: boolean }
  | { kind: 'nothing-to-do'; validUntil: Date | null }
  /** No final is asked for, only what changed in the modules. */
  | { kind: 'catch-up' }

/** The stage of the final that a standing means. Pure. */
export function finalStage({ state, remaining, validUntil }: Standing): FinalStage {
  if (state === 'suspended' || state === 'revoked' || state === 'left') return { kind: 'stopped', state }
  const final = remaining.find((step) => step.kind === 'final')
  if (!final) {
    const sign = remaining.find((step) => step.kind === 'sign')
    if (sign) return { kind: 'passed', rulesLive: sign.live }
    const catchesUp = remaining.some((step) => step.kind === 'update')
    return catchesUp ? { kind: 'catch-up' } : { kind: 'nothing-to-do', validUntil }
  }
  const steps = remaining.filter((step) => ['lesson', 'quiz', 'programme'].includes(step.kind)) as FirstStep[]
  if (steps.length > 0) return { kind: 'steps-first', steps }
  if (final.blocked === 'needs-unlock') return { kind: 'needs-unlock', since: final.failedAt }
  if (final.blocked === 'cool-down') return { kind: 'cool-down', opensAt: final.opensAt }
  return { kind: 'ready', retake: final.retake, validUntil: state === 'expiring' ? validUntil : null }
}
