import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { adoptLogo } from './logo-store.ts'
import { findOrganisation, keepOrganisation, type Organisation } from './organisation.ts'
import { type ObstacleReason, type OrganisationObstacle, organisationObstacles } from './organisation-obstacles.ts'

export type OrganisationField = keyof Organisation

export type OrganisationPreview = {
  before: Organisation
  after: Organisation
  /** What would be otherwise than now. */
  fields: OrganisationField[]
  fingerprint: string
}

type Refused = {
  kind: 'refused'
  /** The first of what is wrong; `obstacles` has all of it. */
  reason: 'administrators-only' | 'organisation-unchanged' | 'no-such-logo' | ObstacleReason
  obstacles?: OrganisationObstacle[]
}

export type PreviewOrganisationOutcome = { kind: 'previewed'; preview: OrganisationPreview } | Refused
export type ChangeOrganisationOutcome =
  | { kind: 'changed' }
  | Refused
  | { kind: 'refused'; reason: 'changed-since-preview' }

/** What these details would change; nothing is written. For administrators of everything. */
export async function previewOrganisation(
  db: Database,
  changes: Partial<Organisation>,
  actor: Actor,
  at: Date,
): Promise<PreviewOrganisationOutcome> {
  if (!(await administersEverything(db, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
  const before = await findOrganisation(db)
  const after = { ...before, ...changes }
  const obstacles = organisationObstacles(after)
  const [obstacle] = obstacles
  if (obstacle) return { kind: 'refused', reason: obstacle.reason, obstacles }
  const all = Object.keys(after) as OrganisationField[]
  const fields = all.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
  if (fields.length === 0) return { kind: 'refused', reason: 'organisation-unchanged' }
  return { kind: 'previewed', preview: { before, after, fields, fingerprint: sha256(canonicalJson([before, after])) } }
}

/**
 * Changes some of the organisation’s details, for administrators of everything. `fingerprint` is that of the preview which was
 * confirmed: where the details are not as they were then, nothing is changed. The ledger keeps what was before, which is how a change
 * is undone: by putting that back, as a change of its own.
 */
export function changeOrganisation(
  db: Database,
  { changes, reason, fingerprint }: { changes: Partial<Organisation>; reason: string; fingerprint: string },
  actor: Actor,
  at: Date,
): Promise<ChangeOrganisationOutcome> {
  return inTransaction(db, async (tx) => {
    const outcome = await previewOrganisation(tx, changes, actor, at)
    if (outcome.kind === 'refused') return outcome
    const { before, after, fields } = outcome.preview
    if (outcome.preview.fingerprint !== fingerprint) return { kind: 'refused', reason: 'changed-since-preview' }
    if (fields.includes('logo') && after.logo && !(await adoptLogo(tx, after.logo, at))) {
      return { kind: 'refused', reason: 'no-such-logo' }
    }
    await keepOrganisation(tx, after, at)
    const payload = { before: pick(before, fields), after: pick(after, fields), reason }
    await recordEntry(tx, { action: 'organisation.changed', actor, subjectId: 'organisation', payload }, at)
    return { kind: 'changed' }
  })
}

function pick(organisation: Organisation, fields: OrganisationField[]): Partial<Organisation> {
  return Object.fromEntries(fields.map((field) => [field, organisation[field]]))
}
