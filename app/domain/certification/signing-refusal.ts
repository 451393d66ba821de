import type { Cycle } from './cycle.ts'

/**
 * Why the rules cannot be signed now, or null when they can: after the final, or at any time while a certificate holds and
 * the rules changed materially since they were last signed.
 */
export function signingRefusal(cycle: Cycle, now: Date): null | 'final-first' | 'already-signed' {
  const { certificate, renewalOpen, programmeDue, rulesDue, pass, signature } = cycle
  if (pass) return signature ? 'already-signed' : null
  const holds = certificate !== null && now <= certificate.validUntil
  if (holds && rulesDue) return null
  const finalWanted = certificate === null || renewalOpen || programmeDue !== null
  return signature !== null || !finalWanted ? 'already-signed' : 'final-first'
}
