import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import { useCalendarDays } from './calendar-day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type Registered = Pick<LegalFactRecord, 'state' | 'asAt' | 'reviewBy'>

export type Reviewed = {
  state: 'never' | 'changed' | 'wrong' | 'out-of-date' | 'confirmed'
  /** The review that the state rests on; null where there is none of the present text. */
  by: string | null
  asAtOn: string | null
  reviewByOn: string | null
}

const registeredTones = { verified: 'good', reported: 'info', pending: 'warn' } as const
const reviewedTones = {
  never: 'quiet',
  changed: 'warn',
  wrong: 'bad',
  'out-of-date': 'warn',
  confirmed: 'good',
} as const

/** How far the register itself, shipped with the courses, calls a fact confirmed. */
export function RegisteredState({ state, asAt, reviewBy }: Registered) {
  const write = useCalendarDays()
  return (
    <>
      <Tag tone={registeredTones[state]}>
        <Message name={`legal:registered.${state}.tag`} />
      </Tag>{' '}
      <Message name={`legal:registered.${state}.words`} values={{ asAt: write(asAt), reviewBy: write(reviewBy) }} />
    </>
  )
}

/** What the organisation's own legal reviewers made of it. */
export function ReviewedState({ state, by, asAtOn, reviewByOn }: Reviewed) {
  const write = useCalendarDays()
  const days = { asAt: asAtOn ? write(asAtOn) : '', reviewBy: reviewByOn ? write(reviewByOn) : '' }
  return (
    <>
      <Tag tone={reviewedTones[state]}>
        <Message name={`legal:reviewed.${state}.tag`} />
      </Tag>{' '}
      <Message name={`legal:reviewed.${state}.words`} values={{ ...days, by }} />
    </>
  )
}
