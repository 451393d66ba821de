import type { DueDay } from './due-state.ts'

export const ruleEffects = ['newly-required', 'already-met', 'no-longer-required', 'earlier-day', 'later-day'] as const

/** What a change of the rules would do to somebody. `already-met`: newly required, and a certificate of theirs counts. */
export type RuleEffect = (typeof ruleEffects)[number]

/** How somebody's duty would change; null where it stays as it is, or nothing is asked of them for now. */
export function ruleEffect(before: DueDay, after: DueDay): { effect: RuleEffect; overdueAtOnce: boolean } | null {
  const overdueAtOnce = after.state === 'overdue' && before.state !== 'overdue'
  if (before.state === 'paused' || after.state === 'paused') return null
  if (before.state === after.state && before.dueDay === after.dueDay) return null
  if (before.state === 'not-required') {
    return { effect: after.state === 'met' ? 'already-met' : 'newly-required', overdueAtOnce }
  }
  if (after.state === 'not-required') return { effect: 'no-longer-required', overdueAtOnce }
  const [was, would] = [before.dueDay ?? '9999', after.dueDay ?? '9999']
  if (was === would) return null
  return { effect: would < was ? 'earlier-day' : 'later-day', overdueAtOnce }
}
