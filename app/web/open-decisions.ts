import type { Standing } from '#app/domain/certification/standing.ts'
import { type Decision, whoDecides } from '#app/domain/certification/who-decides.ts'
import type { Role } from '#db/schema/people.ts'

/** The decisions that make sense for this standing and are an officer's to take. A courtesy: each command asks again. */
export function openDecisions(
  { state }: Standing,
  exempt: boolean,
  roles: Role[],
  /** An officer asks it of this person alone. */
  assigned = false,
): Decision[] {
  const offered: [Decision, boolean][] = [
    ['reinstatement', state === 'suspended'],
    ['revocation-lift', state === 'revoked'],
    ['suspension', !['suspended', 'left'].includes(state)],
    ['revocation', !['revoked', 'left'].includes(state)],
    ['exemption', !exempt && !['left', 'revoked'].includes(state)],
    // A certificate or a suspension weighs more in the state, and hides an exemption that runs.
    ['exemption-end', exempt && state !== 'left'],
    ['assignment', !exempt && !assigned && !['certified', 'left', 'revoked'].includes(state)],
    ['assignment-withdrawal', assigned && state !== 'left'],
  ]
  return offered
    .filter(([decision, makesSense]) => makesSense && whoDecides[decision].some((role) => roles.includes(role)))
    .map(([decision]) => decision)
}
