import { and, eq, inArray, ne } from 'drizzle-orm'
import { foldName } from '#app/domain/people/fold-name.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads, people, personIdentifiers, type StaffChange } from '#db/schema/index.ts'
import { erasedName } from './erased-name.ts'

/** Shorter words stand in too much else: they count only where a text is nothing but them. In characters. */
const shortest = 5

/**
 * Every word by which a text can name this person: their numbers and addresses, and their name, as long as nobody else has the same; those
 * of before too, as far as the ledger tells them. Sorted, the longest first.
 */
export async function findKnownBy(
  db: Database,
  person: { id: string; name: string; email: string | null },
): Promise<string[]> {
  const identifiers = await db
    .select({ value: personIdentifiers.value, shown: personIdentifiers.shown })
    .from(personIdentifiers)
    .where(eq(personIdentifiers.personId, person.id))
  const before = await listFormer(db, person.id)
  const namesTheyHad = [person.name, ...before.filter(({ column }) => column === 'name').map(({ old }) => old)]
  const words = [
    ...(await withoutNamesakes(db, person.id, namesTheyHad)),
    ...(person.email === null ? [] : [person.email]),
    ...identifiers.flatMap(({ value, shown }) => [value, shown]),
    ...before.filter(({ column }) => column === 'email' || column === 'logon').map(({ old }) => old),
  ]
  const known = new Map(words.map((word) => [word.trim().toLowerCase(), word.trim()]))
  known.delete('')
  return [...known.values()].sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
}

/** What was known of them and then changed. */
async function listFormer(db: Database, personId: string): Promise<StaffChange[]> {
  const rows = await db
    .select({ payload: ledgerPayloads.payload })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(and(eq(ledgerEntries.subjectId, personId), eq(ledgerEntries.action, 'person.details-changed')))
  return rows.flatMap(({ payload }) => (payload.changes ?? []) as StaffChange[])
}

async function withoutNamesakes(db: Database, personId: string, theirs: string[]): Promise<string[]> {
  const folded = theirs.map((name) => foldName(name))
  const others = await db
    .selectDistinct({ name: people.searchName })
    .from(people)
    .where(and(inArray(people.searchName, folded), ne(people.id, personId)))
  return theirs.filter((name) => !others.some((other) => other.name === foldName(name)))
}

/** Whether a text, or any text within a JSON value, names the person. */
export function names(value: unknown, known: string[]): boolean {
  if (typeof value === 'string') return withoutNames(value, known) !== value
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(([key, one]) => names(key, known) || names(one, known))
}

/** The text with `erasedName` wherever it named them. */
export function withoutNames(text: string, known: string[]): string {
  const folded = text.trim().toLowerCase()
  if (known.some((word) => word.toLowerCase() === folded)) return erasedName
  const long = known.filter((word) => word.length >= shortest)
  if (long.length === 0) return text
  const any = long.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu'), erasedName)
}
