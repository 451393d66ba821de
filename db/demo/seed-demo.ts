import { eq, isNull } from 'drizzle-orm'
import type { PersonaSetting } from '#app/domain/people/list-personas.ts'
import { personasSetting } from '#app/domain/people/list-personas.ts'
import type { Database } from '#db/handle.ts'
import { outgoingMails, settings, workItems } from '#db/schema/index.ts'
import { beginDemoDraft } from './begin-demo-draft.ts'
import { demoCalendar } from './demo-calendar.ts'
import { officerFor } from './demo-officers.ts'
import { demoPersonas } from './demo-personas.ts'
import { countDemoRefusals } from './demo-platforms.ts'
import { demoAnnex, demoPolicy } from './demo-policies.ts'
import { formDemoTeams } from './form-demo-teams.ts'
import { leaveDraftInReview } from './leave-draft-in-review.ts'
import { openService, policyPublishedAt } from './open-service.ts'
import { annexPublishedAt, daysToSignAnnex } from './plan-annex.ts'
import { planHistory } from './plan-history.ts'
import { playHistory } from './play-history.ts'
import { publishDemoPolicy } from './publish-demo-policy.ts'
import { publishDemoRules } from './publish-demo-rules.ts'
import { idOf, setScene } from './scene.ts'

type Seeding = {
  /** The seeding day: everything in the demonstration happened before it. */
  now: Date
  onProgress?: (done: number, total: number) => void
  /** False leaves everybody out who is neither a persona nor holds a role. */
  crowd?: boolean
}

export type DemoSeeded = { people: number; steps: number }

/**
 * Fills an empty database with the demonstration's organisation and the past of its people, by the commands that would have made
 * it, at past moments. The same people with the same standings for the same `now`. Throws when a command refuses.
 */
export async function seedDemo(
  db: Database,
  { now, onProgress = () => {}, crowd = true }: Seeding,
): Promise<DemoSeeded> {
  const calendar = demoCalendar(now)
  const scene = await setScene(db, await openService(db, calendar), now)
  const steps = planHistory(scene.outline, calendar, { crowd })
  const administrator = {
    kind: 'person',
    personId: idOf(scene, officerFor('administrator', demoAnnex.unitId)),
  } as const
  await formDemoTeams(scene, calendar)
  await publishDemoPolicy(scene, demoPolicy, 28, administrator, policyPublishedAt(calendar))
  await publishDemoRules(scene, calendar, policyPublishedAt(calendar))
  const annexAt = annexPublishedAt(calendar)
  const earlier = steps.filter((step) => step.at < annexAt)
  await playHistory(scene, earlier, (done) => onProgress(done, steps.length))
  await publishDemoPolicy(scene, demoAnnex, daysToSignAnnex, administrator, annexAt)
  const later = steps.slice(earlier.length)
  await playHistory(scene, later, (done) => onProgress(earlier.length + done, steps.length))
  await leaveDraftInReview(scene, steps.at(-1)?.at ?? annexAt)
  await countDemoRefusals(db, calendar)
  await beginDemoDraft(scene, now)
  await sendPastMails(db)
  await db.insert(settings).values({ name: personasSetting, value: personas(), changedAt: now })
  return { people: scene.ids.size, steps: steps.length }
}

/** Mails of the past went out in the past: the first start must not send them all at once. */
async function sendPastMails(db: Database): Promise<void> {
  await db.update(outgoingMails).set({ sentAt: outgoingMails.queuedAt }).where(isNull(outgoingMails.sentAt))
  await db.update(workItems).set({ state: 'done' }).where(eq(workItems.kind, 'send-mail'))
}

function personas(): PersonaSetting[] {
  return demoPersonas.map(({ staffNumber, key }) => ({ identifier: staffNumber, story: key }))
}
