import { randomUUID } from 'node:crypto'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { holdsAnyRole } from '#app/domain/people/holds-any-role.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type BulkActionName, bulkActions, bulkPeople } from '#db/schema/index.ts'
import { type BulkField, bulkCommands } from './bulk-commands.ts'

/** The kind of work that rehearses bulk actions and carries them out, some people at a time. */
export const bulkWork = 'bulk-action'

/** More than one decision is ever about; a larger change is an import or a rule. */
export const mostBulkPeople = 50_000

type NewBulk = {
  action: BulkActionName
  programmeId: string
  details: Partial<Record<BulkField, string>>
  reason: string
  /** In the order in which they are listed; nobody twice. */
  personIds: string[]
  /** Pasted numbers that are nobody's. */
  unknown: string[]
}

export type PrepareBulkOutcome =
  | { kind: 'prepared'; bulkId: string }
  | { kind: 'refused'; reason: 'out-of-reach' | 'nobody-chosen' | 'too-many-people' | 'reason-missing' }

const rowsAtATime = 1_000

/** Notes whom an action is to be done to, and has it rehearsed. Nothing is done to anybody before it is confirmed. */
export function prepareBulk(
  db: Database,
  { personIds, unknown, ...bulk }: NewBulk,
  actor: Actor & { kind: 'person' },
  at: Date,
): Promise<PrepareBulkOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await holdsAnyRole(tx, actor.personId, bulkCommands[bulk.action].roles, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    if (bulk.reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
    if (personIds.length === 0) return { kind: 'refused', reason: 'nobody-chosen' }
    if (personIds.length > mostBulkPeople) return { kind: 'refused', reason: 'too-many-people' }

    const bulkId = randomUUID()
    await tx.insert(bulkActions).values({ id: bulkId, ...bulk, unknown, preparedBy: actor.personId, preparedAt: at })
    for (let from = 0; from < personIds.length; from += rowsAtATime) {
      const rows = personIds.slice(from, from + rowsAtATime)
      await tx.insert(bulkPeople).values(rows.map((personId, place) => ({ bulkId, place: from + place, personId })))
    }
    const payload = { bulkId, action: bulk.action, people: personIds.length, reason: bulk.reason }
    await recordEntry(tx, { action: 'bulk.prepared', actor, subjectId: bulkId, payload }, at)
    await queueWork(tx, { kind: bulkWork, payload: { bulkId } }, at)
    return { kind: 'prepared', bulkId }
  })
}
