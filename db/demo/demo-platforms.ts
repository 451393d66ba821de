import { addPlatform } from '#app/domain/access/add-platform.ts'
import { changePlatform } from '#app/domain/access/change-platform.ts'
import { recordGateNotes } from '#app/domain/access/record-gate-notes.ts'
import { setMode } from '#app/domain/access/set-mode.ts'
import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { defaultPlatformId, defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import type { PlatformMode } from '#db/schema/index.ts'
import { accepted } from './accepted.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { demoOrganisation } from './demo-organisation.ts'
import { wholeService } from './demo-units.ts'

const messaging = 'messaging'
const needsGrant = false
const programmeId = defaultProgrammeId

/** Social media are enforced for everybody. Messaging is still watched, warned about in one ministry, and will be enforced in another. */
export async function setUpPlatforms(db: Database, calendar: DemoCalendar, actor: Actor, at: Date): Promise<void> {
  const hosts = ['facebook.com', 'instagram.com', 'tiktok.com', 'x.com']
  const named = {
    platformId: defaultPlatformId,
    name: 'Social media',
    programmeId,
    needsGrant,
    hosts,
    fingerprint: null,
  }
  accepted(await changePlatform(db, { ...named, reason: 'The networks that the policy names' }, actor, at))
  const chat = { id: messaging, name: 'Messaging', programmeId, needsGrant, hosts: ['whatsapp.com', 'telegram.org'] }
  accepted(await addPlatform(db, { ...chat, reason: 'To be rolled out after social media' }, actor, at))

  const today = dayOf(at, demoOrganisation.timeZone)
  const decide = async (platformId: string, unitId: string, mode: PlatformMode, day: string, reason: string) =>
    accepted(await setMode(db, { platformId, unitId, mode, day, reason, fingerprint: null }, actor, at))
  await decide(defaultPlatformId, wholeService, 'enforce', today, 'As the policy asks')
  await decide(messaging, wholeService, 'watch', today, 'To see what it would mean')
  await decide(messaging, 'demo-health', 'warn', today, 'The ministry wants its people told')
  await decide(messaging, 'demo-land', 'enforce', nextTuesday(calendar), 'The ministry is ready')
}

/** What the gates counted in the last weeks, falling as people become certified. */
export async function countDemoRefusals(db: Database, calendar: DemoCalendar): Promise<void> {
  for (let daysAgo = 25; daysAgo > 0; daysAgo--) {
    if (calendar.workingDay(daysAgo) !== daysAgo) continue
    const note = (unitId: string, mode: PlatformMode, reason: string, refusals: number) => ({
      platformId: messaging,
      unitId,
      mode,
      reason,
      refusals,
    })
    const refusals = [
      note('demo-land-ferries', 'watch', 'not-certified', 12 + daysAgo),
      note('demo-land-roads', 'watch', 'in-progress', 8 + Math.ceil(daysAgo / 2)),
      note('demo-schools-primary', 'watch', 'in-progress', 20 + daysAgo),
      note('demo-schools-praslin', 'watch', 'expired', 6),
      note('demo-health-anse-royale', 'warn', 'in-progress', 9 + Math.ceil(daysAgo / 3)),
      note(wholeService, 'watch', 'unknown-person', 3),
    ]
    await recordGateNotes(db, { uses: [], refusals }, calendar.moment(daysAgo, 16 * 60))
  }
}

/** The second Tuesday or later from the seeding day: far enough to see it coming. */
function nextTuesday({ now }: DemoCalendar): string {
  const later = addDays(dayOf(now, demoOrganisation.timeZone), 10)
  const weekday = new Date(`${later}T00:00:00.000Z`).getUTCDay()
  return addDays(later, (2 - weekday + 7) % 7)
}
