import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { attempts, concerns, ledgerEntries, people, units } from '#db/schema/index.ts'

/** Who did something: a person, whoever sat at the command line, or Lisans itself. `name` is null where nobody has this id any more. */
export type EntryActor = { kind: 'person'; id: string; name: string | null } | { kind: 'operator' } | { kind: 'system' }

export type ListedEntry = {
  sequence: number
  recordedAt: Date
  action: string
  actor: EntryActor
  /** What it was done to; a person's id, or that of one of their attempts or concerns, where `subject` is somebody. */
  subjectId: string
  subject: { id: string; name: string; unitId: string; unitName: string } | null
}

/** The entries at these places of the ledger, newest first, with whom they are about. At most some hundreds. */
export async function readEntries(db: Database, sequences: number[]): Promise<ListedEntry[]> {
  if (sequences.length === 0) return []
  const doer = namedAgain(people, 'doer')
  const rows = await db
    .select({
      sequence: ledgerEntries.sequence,
      recordedAt: ledgerEntries.recordedAt,
      action: ledgerEntries.action,
      actorId: ledgerEntries.actorId,
      actorName: doer.name,
      subjectId: ledgerEntries.subjectId,
      aboutId: people.id,
      aboutName: people.name,
      unitId: people.unitId,
      unitName: units.name,
    })
    .from(ledgerEntries)
    .leftJoin(doer, eq(doer.id, ledgerEntries.actorId))
    .leftJoin(attempts, eq(attempts.id, ledgerEntries.subjectId))
    .leftJoin(concerns, eq(concerns.id, ledgerEntries.subjectId))
    .leftJoin(
      people,
      eq(people.id, sql`coalesce(${attempts.personId}, ${concerns.personId}, ${ledgerEntries.subjectId})`),
    )
    .leftJoin(units, eq(units.id, people.unitId))
    .where(inArray(ledgerEntries.sequence, sequences))
    .orderBy(desc(ledgerEntries.sequence))
  return rows.map(({ actorId, actorName, aboutId, aboutName, unitId, unitName, ...entry }) => ({
    ...entry,
    actor: actorOf(actorId, actorName),
    subject: aboutId ? { id: aboutId, name: aboutName ?? '', unitId: unitId ?? '', unitName: unitName ?? '' } : null,
  }))
}

function actorOf(id: string, name: string | null): EntryActor {
  return id === 'operator' || id === 'system' ? { kind: id } : { kind: 'person', id, name }
}
