import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { createPolicy } from '#app/domain/certification/create-policy.ts'
import { findPolicy } from '#app/domain/certification/find-policy.ts'
import { publishPolicy } from '#app/domain/certification/publish-policy.ts'
import { savePolicyDraft } from '#app/domain/certification/save-policy-draft.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { accepted } from './accepted.ts'
import { demoOrganisation } from './demo-organisation.ts'
import type { DemoPolicy } from './demo-policies.ts'
import type { Scene } from './scene.ts'

/** An administrator writes a policy and publishes it, to be signed within so many days. From then on everybody it binds signs it with the rules. */
export async function publishDemoPolicy(
  scene: Scene,
  { id: policyId, unitId, sources }: DemoPolicy,
  days: number,
  actor: Actor,
  at: Date,
): Promise<void> {
  const { db } = scene
  accepted(await createPolicy(db, { id: policyId, unitId }, actor, at))
  accepted(await savePolicyDraft(db, { policyId, sources, version: 1 }, actor, at))
  const lastDay = addDays(dayOf(at, demoOrganisation.timeZone), days)
  accepted(await publishPolicy(db, { policyId, material: true, lastDay, fingerprint: null }, actor, at))
  const revision = (await findPolicy(db, policyId))?.revisions.at(-1)
  if (!revision) throw new Error('The policy was not published')
  scene.policies.push({ id: policyId, unitId, revision, signedBy: new Set() })
}
