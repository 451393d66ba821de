import type { PlannedRule } from '#app/domain/assignments/preview-rule.ts'
import { foreseeRule, publishRule } from '#app/domain/assignments/publish-rule.ts'
import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { accepted } from './accepted.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { officerFor } from './demo-officers.ts'
import { demoOrganisation } from './demo-organisation.ts'
import { idOf, type Scene } from './scene.ts'

const everybody = { grades: [], roles: [], platformId: null }

/** Two ministries ask for the programme: in one the day is over and some are late, in the other there is time left. */
export async function publishDemoRules(scene: Scene, calendar: DemoCalendar, at: Date): Promise<void> {
  const today = dayOf(calendar.now, demoOrganisation.timeZone)
  const health = {
    unitId: 'demo-health',
    audience: everybody,
    creditMonths: 12,
    startsOn: dayOf(at, demoOrganisation.timeZone),
    requiredBy: { kind: 'day' as const, day: addDays(today, -12) },
    frequency: { kind: 'certificate-ends' as const },
  }
  const schools = {
    unitId: 'demo-schools',
    audience: everybody,
    creditMonths: 6,
    startsOn: addDays(today, -120),
    requiredBy: { kind: 'day' as const, day: addDays(today, 45) },
    frequency: { kind: 'months' as const, months: 12 },
  }
  await publish(scene, health, 'Circular of the Ministry of Health and Care on accounts that speak for it', at)
  await publish(scene, schools, 'Decision of the heads of department, Schools and Youth', at)
}

/** By an officer of human resources of the ministry, who looks at the preview first. */
async function publish(
  scene: Scene,
  content: NonNullable<PlannedRule['content']>,
  reason: string,
  at: Date,
): Promise<void> {
  const { db, programme } = scene
  const personId = idOf(scene, officerFor('hr', content.unitId))
  const planned = { ruleId: null, programmeId: programme.id, content }
  const actor = { kind: 'person', personId } as const
  const { preview } = accepted(await foreseeRule(db, planned, actor, at))
  accepted(await publishRule(db, { ...planned, reason, fingerprint: preview.fingerprint }, actor, at))
}
