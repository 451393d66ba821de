import { inArray } from 'drizzle-orm'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import type { Database } from '#db/handle.ts'
import { people, personIdentifiers } from '#db/schema/index.ts'
import { inOrders } from './names-in-text.ts'

const mostWordsOfName = 4
/** Shorter numbers stand in too much else. In characters. */
const shortestIdentifier = 5
const wordsAtATime = 500

/** Whether a text has the whole name, a number or an address of anybody who is known here, in any order of words and however accented. */
export async function namesSomebody(db: Database, text: string): Promise<boolean> {
  const words = foldName(text).split(' ')
  const possible = new Set<string>()
  for (let length = 2; length <= mostWordsOfName; length++) {
    for (let from = 0; from + length <= words.length; from++) {
      for (const order of inOrders(words.slice(from, from + length))) possible.add(order.join(' '))
    }
  }
  const identifiers = text.split(/[\s,;:()<>]+/).map((one) => foldIdentifier(one.replace(/[.!?]+$/, '')) ?? '')
  return (
    (await isAny(db, people.searchName, [...possible])) ||
    (await isAny(
      db,
      personIdentifiers.value,
      identifiers.filter((one) => one.length >= shortestIdentifier),
    ))
  )
}

async function isAny(
  db: Database,
  column: typeof people.searchName | typeof personIdentifiers.value,
  wanted: string[],
): Promise<boolean> {
  for (let from = 0; from < wanted.length; from += wordsAtATime) {
    const found = await db
      .select({ found: column })
      .from(column.table)
      .where(inArray(column, wanted.slice(from, from + wordsAtATime)))
      .limit(1)
    if (found.length > 0) return true
  }
  return false
}
