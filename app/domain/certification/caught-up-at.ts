import { applyRegrades } from './apply-regrades.ts'
import type { AttemptFact, CertificateFact, Facts } from './facts.ts'

/**
 * What was published of the modules after this instant the holder has not been examined in: when the paper of their certificate was begun,
 * or the last update that they passed.
 */
export function caughtUpAt(facts: Facts, certificate: CertificateFact): Date {
  const attempts = applyRegrades(facts.attempts, facts.regrades)
  const paper = attempts.find(({ kind, id }) => kind === 'final' && id === certificate.attemptId)
  const whole = paper && wholePaperOf(facts, paper)
  const updates = attempts.filter(({ kind, passed }) => kind === 'update' && passed)
  const begun = [whole?.startedAt ?? certificate.validFrom, ...updates.map(({ startedAt }) => startedAt)]
  return new Date(Math.max(...begun.map((instant) => instant.getTime())))
}

/** A retake completes the paper before it: what that one asked was drawn then. */
export function wholePaperOf({ attempts }: Facts, paper: AttemptFact): AttemptFact {
  return attempts.find(({ kind, id }) => kind === 'final' && id === paper.retakes?.attemptId) ?? paper
}
