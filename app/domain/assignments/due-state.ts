export const dueStates = ['not-required', 'met', 'due', 'overdue', 'paused'] as const

/** Why nothing is asked for the moment. */
export const duePauses = ['exempt', 'on-leave', 'seconded', 'revoked'] as const

/**
 * Asked for the first time by a rule or an officer, asked again after so many months or because the certificate ends; nothing asked
 * because the certificate is there, because no rule concerns them, or for the moment.
 */
export const dueReasons = [
  'rule',
  'assigned',
  'again',
  'certificate-ends',
  'certified',
  'no-rule',
  'left',
  ...duePauses,
] as const

export type DueState = (typeof dueStates)[number]
export type DuePause = (typeof duePauses)[number]

export type DueDay = {
  state: DueState
  /** The last calendar day in time, YYYY-MM-DD; of somebody who met it, when it is asked again. Null for never, or not for now. */
  dueDay: string | null
  /** What asks for it: a rule, or an officer for this person alone. */
  ruleId: string | null
  assignmentId: string | null
  /** 0 until the first certificate that counts; then how often it was asked again. */
  cycle: number
  why: (typeof dueReasons)[number]
}
