import { and, eq, ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personIdentifiers } from '#db/schema/index.ts'
import { erasedName } from './erased-name.ts'

/** Shorter words stand in too much else: they count only where a text is nothing but them. In characters. */
const shortest = 5

/**
 * Every word by which a text can name this person: their name, as long as nobody else has the same, their numbers and addresses. Sorted,
 * the longest first.
 */
export async function findKnownBy(
  db: Database,
  person: { id: string; name: string; searchName: string; email: string | null },
): Promise<string[]> {
  const namesakes = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.searchName, person.searchName), ne(people.id, person.id)))
    .limit(1)
  const identifiers = await db
    .select({ value: personIdentifiers.value, shown: personIdentifiers.shown })
    .from(personIdentifiers)
    .where(eq(personIdentifiers.personId, person.id))
  const words = [
    ...(namesakes.length === 0 ? [person.name] : []),
    ...(person.email === null ? [] : [person.email]),
    ...identifiers.flatMap(({ value, shown }) => [value, shown]),
  ]
  const known = new Map(words.map((word) => [word.trim().toLowerCase(), word.trim()]))
  known.delete('')
  return [...known.values()].sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
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
