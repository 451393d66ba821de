import type { DueDay } from '#app/domain/assignments/due-state.ts'
import { useCalendarDays } from './calendar-day.tsx'
import { Message } from './translation.tsx'

/** A due day with the name of the unit that its rule is about. */
export type ExplainedDueDay = Pick<DueDay, 'state' | 'dueDay' | 'why'> & { unit: string | null }

type DueSentenceProps = {
  due: ExplainedDueDay
  /** Whether the person themselves reads it, or an officer. */
  to: 'learner' | 'officer'
}

/** By when somebody has to be certified and why, in one sentence; or why they need not. */
export function DueSentence({ due: { state, dueDay, why, unit }, to }: DueSentenceProps) {
  const writeDay = useCalendarDays()
  const day = dueDay ? writeDay(dueDay) : ''
  const asked = state === 'due' || state === 'overdue'
  if (!asked) {
    const context = why === 'certified' && dueDay ? 'again' : undefined
    return <Message name={`required-learning:${to}.calm.${why}`} values={{ day, context }} />
  }
  return (
    <>
      <Message name={`required-learning:${to}.${state}`} values={{ day }} />{' '}
      <Message name={`required-learning:because.${why}`} values={{ unit, context: to }} />
    </>
  )
}
