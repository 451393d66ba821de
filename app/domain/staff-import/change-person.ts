import { and, eq, inArray } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { stageWithin, type Transaction } from '#db/handle.ts'
import { people, personIdentifiers, type StaffChange } from '#db/schema/index.ts'
import type { StaffRow } from './read-staff-row.ts'

type PersonChange = { personId: string; row: StaffRow; unitId: string | null; changes: StaffChange[] }

/**
 * The part of an import that changes somebody: what is known of them with an entry of its own, where they work as `movePerson` does it.
 * Whoever asks has judged the row in the same transaction. Answers `done`, or why nothing was done.
 */
export async function changePerson(
  tx: Transaction,
  { personId, row, unitId, changes }: PersonChange,
  actor: Actor,
  at: Date,
): Promise<string> {
  const columns = new Set(changes.map(({ column }) => column))
  if (columns.has('unit') && unitId !== null) {
    const moved = await movePerson(stageWithin(tx), { personId, unitId }, actor, at)
    if (moved.kind === 'refused') return moved.reason
  }
  const about = changes.filter(({ column }) => column !== 'unit')
  if (about.length === 0) return 'done'
  await tx
    .update(people)
    .set({
      ...(columns.has('name') && row.name !== null && { name: row.name, searchName: foldName(row.name) }),
      ...(columns.has('job-title') && { jobTitle: row.jobTitle }),
      ...(columns.has('grade') && { grade: row.grade }),
      ...(columns.has('email') && { email: row.email }),
      ...(columns.has('language') && row.language !== null && { language: row.language }),
      // An update must set something, where only the logon changes.
      id: personId,
    })
    .where(eq(people.id, personId))
  const renamed = (['email', 'logon'] as const).filter((kind) => columns.has(kind))
  if (renamed.length > 0) {
    await tx
      .delete(personIdentifiers)
      .where(and(eq(personIdentifiers.personId, personId), inArray(personIdentifiers.kind, renamed)))
  }
  for (const kind of renamed) await addName(tx, personId, kind, row[kind] ?? '')
  const payload = { changes: about }
  await recordEntry(tx, { action: 'person.details-changed', actor, subjectId: personId, payload }, at)
  return 'done'
}

async function addName(tx: Transaction, personId: string, kind: 'email' | 'logon', written: string): Promise<void> {
  const value = foldIdentifier(written)
  if (value === null) return
  const [held] = await tx.select().from(personIdentifiers).where(eq(personIdentifiers.value, value))
  // Theirs already in another sense: one name is enough to find them by.
  if (held) return
  await tx.insert(personIdentifiers).values({ id: crypto.randomUUID(), personId, kind, value, shown: written })
}
