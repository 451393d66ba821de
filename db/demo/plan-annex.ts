import type { DemoCalendar } from './demo-calendar.ts'
import { between, chance } from './demo-chance.ts'
import { demoCast } from './demo-people.ts'
import { demoAnnex } from './demo-policies.ts'
import type { DemoStep } from './demo-step.ts'
import { binds } from './sign-demo-policies.ts'
import type { Timeline } from './timeline.ts'

/** Days ago on which the ministry's annex was published, and how many days its people have to sign it. */
const published = 13
export const daysToSignAnnex = 27
/** How many of the crowd have signed it so far. */
const signedAlready = 0.88

/** When the ministry's annex is published. */
export function annexPublishedAt(calendar: DemoCalendar): Date {
  return calendar.moment(calendar.workingDay(published), 8 * 60)
}

/** Those of the ministry who were certified before sign the annex in the days after; of the crowd not everybody yet. */
export function planAnnex(timelines: Timeline[], calendar: DemoCalendar): DemoStep[] {
  const from = annexPublishedAt(calendar)
  return timelines.flatMap(({ person, steps }): DemoStep[] => {
    const { staffNumber, unitId } = person
    const certified = steps.some(({ deed, at }) => deed.kind === 'sign' && at < from)
    const gone = steps.some(({ deed }) => deed.kind === 'leave')
    if (!binds(demoAnnex.unitId, unitId) || !certified || gone) return []
    const isCast = demoCast().some((one) => one.staffNumber === staffNumber)
    if (!isCast && chance('annex', staffNumber) > signedAlready) return []
    const day = calendar.workingDay(between(1, published - 3, 'annex', staffNumber))
    const at = calendar.moment(day, between(8 * 60 + 20, 15 * 60, 'annex at', staffNumber))
    return at > from ? [{ at, staffNumber, deed: { kind: 'sign-policies' } }] : []
  })
}
