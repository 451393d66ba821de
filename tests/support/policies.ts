import { randomUUID } from 'node:crypto'
import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { findPolicyDraft } from '#app/domain/certification/find-policy-draft.ts'
import { type PublishPolicyOutcome, publishPolicy } from '#app/domain/certification/publish-policy.ts'
import { savePolicyDraft } from '#app/domain/certification/save-policy-draft.ts'
import type { Database } from '#db/handle.ts'
import { operator } from './people.ts'

/** Writes new words into a policy's draft and publishes them, to be signed within `days`. The first revision asks for signatures whatever is said. */
export async function publishTestPolicy(
  db: Database,
  policyId: string,
  options: { material?: boolean; days?: number; source?: string; french?: string; at: Date },
): Promise<PublishPolicyOutcome> {
  const { material = true, days = 10, at, french } = options
  const source = options.source ?? `We are careful. (${randomUUID()})`
  const draft = await findPolicyDraft(db, policyId)
  const sources = {
    en: { title: 'Social media policy', source },
    ...(french && { fr: { title: 'Politique des réseaux sociaux', source: french } }),
  }
  await savePolicyDraft(db, { policyId, sources, version: draft?.version ?? 0 }, operator, at)
  const lastDay = addDays(dayOf(at, 'Indian/Mahe'), days)
  const publish = (asksAll: boolean) =>
    publishPolicy(
      db,
      { policyId, material: asksAll, lastDay: asksAll ? lastDay : null, fingerprint: null },
      operator,
      at,
    )
  const outcome = await publish(material)
  return outcome.kind === 'refused' && outcome.reason === 'first-is-material' ? publish(true) : outcome
}
