import type { StandingState } from '#app/domain/certification/standing.ts'

/** The states that somebody who worked here can have been in, the certified ones first. Whoever had left is not counted. */
export const statesThen = [
  'certified',
  'expiring',
  'update-due',
  'in-progress',
  'not-started',
  'expired',
  'exempt',
  'suspended',
  'revoked',
] as const satisfies StandingState[]
