import { createHash } from 'node:crypto'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { keepProposedLogo } from './logo-store.ts'
import { readPicture } from './read-picture.ts'

/** In bytes. */
export const largestLogo = 100_000

export type ProposeLogoOutcome =
  | { kind: 'proposed'; hash: string }
  | { kind: 'refused'; reason: 'administrators-only' | 'logo-too-large' | 'logo-not-a-picture' }

/** Keeps a picture to be looked at as the organisation’s logo; it becomes that by `changeOrganisation`. For administrators of everything. */
export function proposeLogo(
  db: Database,
  bytes: Uint8Array<ArrayBuffer>,
  actor: Actor,
  at: Date,
): Promise<ProposeLogoOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    if (bytes.length > largestLogo) return { kind: 'refused', reason: 'logo-too-large' }
    const picture = readPicture(bytes)
    if (!picture) return { kind: 'refused', reason: 'logo-not-a-picture' }
    const hash = createHash('sha256').update(bytes).digest('hex')
    await keepProposedLogo(tx, hash, { ...picture, bytes }, at)
    const payload = { hash, ...picture, bytes: bytes.length }
    await recordEntry(tx, { action: 'organisation.logo-proposed', actor, subjectId: 'organisation', payload }, at)
    return { kind: 'proposed', hash }
  })
}
