import { count, eq, inArray, or } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { hasAnyOf } from '#db/mentions.ts'
import { bulkActions, bulkPeople } from '#db/schema/index.ts'
import { freeWords } from './free-words.ts'
import type { KnownBy } from './known-by.ts'
import { spellings, withoutNames } from './names-in-text.ts'

/** Takes a person's name, numbers and addresses out of what was written about others and other things, and leaves the rest of it. */
export async function emptyMentions(tx: Transaction, personId: string, known: KnownBy): Promise<void> {
  const wanted = spellings(known)
  for (const [table, field, column] of freeWords) {
    const rows = await tx.selectDistinct({ words: column }).from(table).where(hasAnyOf(column, wanted))
    for (const { words } of rows as { words: string }[]) {
      const kept = withoutNames(words, known)
      if (kept !== words)
        await tx
          .update(table)
          .set({ [field]: kept } as never)
          .where(eq(column, words))
    }
  }
  await emptyBulks(tx, personId, known)
}

/** A decision about many keeps its reason; one about this person alone does not. What was pasted may name them in any. */
async function emptyBulks(tx: Transaction, personId: string, known: KnownBy): Promise<void> {
  const wanted = spellings(known)
  const theirs = tx.select({ id: bulkPeople.bulkId }).from(bulkPeople).where(eq(bulkPeople.personId, personId))
  const bulks = await tx
    .select({ id: bulkActions.id, details: bulkActions.details, unknown: bulkActions.unknown })
    .from(bulkActions)
    .where(
      or(inArray(bulkActions.id, theirs), hasAnyOf(bulkActions.unknown, wanted), hasAnyOf(bulkActions.details, wanted)),
    )
  const alone = await listAloneWith(tx, personId)
  for (const { id, details, unknown } of bulks) {
    const kept = Object.entries(details).map(([name, words]) => [name, withoutNames(words, known)])
    const about = alone.has(id) && { reason: '', details: {} }
    const set = { details: Object.fromEntries(kept), unknown: unknown.map((one) => withoutNames(one, known)), ...about }
    await tx.update(bulkActions).set(set).where(eq(bulkActions.id, id))
  }
}

/** Decisions that are about this person and nobody else. */
async function listAloneWith(tx: Transaction, personId: string): Promise<Set<string>> {
  const theirs = tx.select({ id: bulkPeople.bulkId }).from(bulkPeople).where(eq(bulkPeople.personId, personId))
  const rows = await tx
    .select({ id: bulkPeople.bulkId, people: count() })
    .from(bulkPeople)
    .where(inArray(bulkPeople.bulkId, theirs))
    .groupBy(bulkPeople.bulkId)
  return new Set(rows.filter(({ people }) => people === 1).map(({ id }) => id))
}
