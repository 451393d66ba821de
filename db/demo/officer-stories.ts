import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { demoOrganisation } from './demo-organisation.ts'
import type { Timeline } from './timeline.ts'

/** What those who hold a role did besides learning, by staff number, so that something waits for each of them. Days are days ago. */
export const officerStories: Record<string, (timeline: Timeline) => void> = {
  // The legal reviewer looked at what the register is unsure of; some of it is due again, and one fact was found wrong.
  'PS-1025': (timeline) => timeline.on(120, { kind: 'review-law' }).on(5, { kind: 'find-law-wrong' }),
  // The head of the clinics stands in for the focal point of Health.
  'PS-1021': (timeline) =>
    timeline.on(8, { kind: 'stand-in', forStaffNumber: 'PS-1022', lastDay: dayIn(timeline, 12) }),
  // The Ministry of Schools has lost its focal point, and an administrator is asked for another.
  'PS-1033': (timeline) => timeline.on(4, { kind: 'lose-role' }),
}

/** The calendar day, YYYY-MM-DD, so many days after the seeding day. */
function dayIn({ calendar }: Timeline, days: number): string {
  return addDays(dayOf(calendar.now, demoOrganisation.timeZone), days)
}
