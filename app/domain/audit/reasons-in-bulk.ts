import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type BulkActionName, bulkActions, bulkPeople } from '#db/schema/index.ts'
import type { EntryActor, ListedEntry } from './read-entries.ts'

/** What each decision about many people records of one of them, where that is an override. */
const recorded: Partial<Record<string, BulkActionName>> = {
  'exemption.granted': 'exemption',
  'exemption.ended': 'exemption-end',
  'person.reinstated': 'reinstatement',
  'revocation.lifted': 'revocation-lift',
  'attempts.unlocked': 'unlock',
  'accommodation.granted': 'accommodation',
}

/** By sequence, the reason that was given for many people at once: it stands with the decision, not in the entry of each of them. */
export async function findReasonsInBulk(db: Database, entries: ListedEntry[]): Promise<Map<number, string>> {
  const sought = entries.filter(({ action }) => recorded[action] !== undefined)
  if (sought.length === 0) return new Map()
  const done = await db
    .select({ personId: bulkPeople.personId, bulk: bulkActions })
    .from(bulkPeople)
    .innerJoin(bulkActions, eq(bulkActions.id, bulkPeople.bulkId))
    .where(
      and(
        inArray(
          bulkPeople.personId,
          sought.map(({ subjectId }) => subjectId),
        ),
        eq(bulkPeople.outcome, 'done'),
        isNotNull(bulkActions.confirmedAt),
      ),
    )
    .orderBy(desc(bulkActions.confirmedAt))
  const reasons = new Map<number, string>()
  for (const { sequence, action, subjectId, actor, recordedAt } of sought) {
    const found = done.find(({ personId, bulk }) => {
      const { confirmedAt, finishedAt } = bulk
      const during = confirmedAt && confirmedAt <= recordedAt && (finishedAt === null || recordedAt <= finishedAt)
      return personId === subjectId && isBy(actor, bulk.preparedBy) && bulk.action === recorded[action] && during
    })
    if (found && found.bulk.reason !== '') reasons.set(sequence, found.bulk.reason)
  }
  return reasons
}

function isBy(actor: EntryActor, personId: string): boolean {
  return actor.kind === 'person' && actor.id === personId
}
