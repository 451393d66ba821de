import type { Standing } from '#app/domain/certification/standing.ts'
import type { Role } from '#db/schema/people.ts'

/** What can be decided about a person, by the address of the page on which it is done. */
export type Decision = 'suspension' | 'reinstatement' | 'revocation' | 'revocation-lift' | 'exemption'

/** The decisions that make sense for this standing and are an officer's to take. A courtesy: each command asks again. */
export function openDecisions({ state }: Standing, roles: Role[]): Decision[] {
  const decides = (...deciding: Role[]) => deciding.some((role) => roles.includes(role))
  const offered: [Decision, boolean][] = [
    ['reinstatement', state === 'suspended' && decides('access-officer', 'administrator')],
    ['revocation-lift', state === 'revoked' && decides('access-officer')],
    ['suspension', !['suspended', 'left'].includes(state) && decides('access-officer', 'administrator')],
    ['revocation', !['revoked', 'left'].includes(state) && decides('access-officer', 'administrator')],
    ['exemption', !['exempt', 'left', 'revoked'].includes(state) && decides('hr', 'administrator')],
  ]
  return offered.filter(([, open]) => open).map(([decision]) => decision)
}
