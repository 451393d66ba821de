/** What is seen to before a gate shuts anybody out, in the order in which it is best done. */
export const readinessNames = [
  'mail',
  'rules',
  'administrators',
  'focal-points',
  'holidays',
  'legal-facts',
  'gates',
  'signing-key',
  'backup',
] as const

export type ReadinessName = (typeof readinessNames)[number]

/**
 * One thing to see to. `done` only where something recorded shows it; `unknown` where nothing here can. `details` are names, days or
 * numbers for whoever mends it; `values` fill the sentence of the state.
 */
export type Readiness = {
  name: ReadinessName
  state: 'done' | 'not-done' | 'unknown'
  /** Which of the sentences of this thing describes it. */
  finding: string
  since: Date | null
  values?: Record<string, number>
  details?: { text: string; at?: Date | null }[]
}
