import { and, eq, inArray } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Transaction } from '#db/handle.ts'
import { type Language, people, personIdentifiers, type StaffChange } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { foldIdentifier } from './fold-identifier.ts'
import { foldName } from './fold-name.ts'

/** What is to be known of somebody from now on. What is left out stays as it is. */
export type NewDetails = {
  name?: string
  jobTitle?: string | null
  grade?: string | null
  language?: Language
  /** Also a name to sign in with, as the logon is. */
  email?: string | null
  logon?: string | null
}

/**
 * Changes what is known of a person, with one entry that holds `changes` as they are to be read. Whoever asks has made sure, in the same
 * transaction, that the actor may, and that no new name to sign in with is somebody else's.
 */
export async function changeDetails(
  tx: Transaction,
  { personId, details, changes }: { personId: string; details: NewDetails; changes: StaffChange[] },
  actor: Actor,
  at: Date,
): Promise<void> {
  const { logon, ...columns } = details
  await tx
    .update(people)
    .set({
      ...columns,
      ...(columns.name !== undefined && { searchName: foldName(columns.name) }),
      // An update must set something, where only the logon changes.
      id: personId,
    })
    .where(eq(people.id, personId))
  const renamed = (['email', 'logon'] as const).filter((kind) => details[kind] !== undefined)
  if (renamed.length > 0) {
    await tx
      .delete(personIdentifiers)
      .where(and(eq(personIdentifiers.personId, personId), inArray(personIdentifiers.kind, renamed)))
  }
  for (const kind of renamed) await addName(tx, personId, kind, details[kind] ?? '')
  await recordEntry(tx, { action: 'person.details-changed', actor, subjectId: personId, payload: { changes } }, at)
}

async function addName(tx: Transaction, personId: string, kind: 'email' | 'logon', written: string): Promise<void> {
  const value = foldIdentifier(written)
  if (value === null) return
  const [held] = await tx.select().from(personIdentifiers).where(eq(personIdentifiers.value, value))
  // Theirs already in another sense: one name is enough to find them by.
  if (held) return
  await tx.insert(personIdentifiers).values({ id: crypto.randomUUID(), personId, kind, value, shown: written })
}
