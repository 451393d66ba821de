import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads, people } from '#db/schema/index.ts'
import type { Organisation } from './organisation.ts'

export type OrganisationChange = {
  /** Its place in the ledger. */
  sequence: number
  before: Partial<Organisation>
  after: Partial<Organisation>
  reason: string
  /** Null where an operator did it. */
  changedByName: string | null
  changedAt: Date
}

const newest = 50

/** The changes of the organisation’s details as the ledger keeps them, newest first. */
export async function listOrganisationChanges(db: Database): Promise<OrganisationChange[]> {
  const rows = await changes(db).orderBy(desc(ledgerEntries.sequence)).limit(newest)
  return rows.map(readRow)
}

/** One change; null where the ledger has none at this place. */
export async function findOrganisationChange(db: Database, sequence: number): Promise<OrganisationChange | null> {
  const rows = await changes(db, sequence)
  return rows[0] ? readRow(rows[0]) : null
}

function changes(db: Database, sequence?: number) {
  return db
    .select({
      sequence: ledgerEntries.sequence,
      changedAt: ledgerEntries.recordedAt,
      payload: ledgerPayloads.payload,
      changedByName: people.name,
    })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .leftJoin(people, eq(people.id, ledgerEntries.actorId))
    .where(
      and(
        eq(ledgerEntries.subjectId, 'organisation'),
        eq(ledgerEntries.action, 'organisation.changed'),
        sequence === undefined ? undefined : eq(ledgerEntries.sequence, sequence),
      ),
    )
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof changes>>[number]

function readRow({ payload, ...row }: Row): OrganisationChange {
  const { before, after, reason } = payload as Pick<OrganisationChange, 'before' | 'after' | 'reason'>
  return { ...row, before, after, reason }
}
