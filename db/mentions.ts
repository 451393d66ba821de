import { or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { engine } from './engine.ts'

/**
 * 1 where a JSON column has this string among its values or names, else 0. For ids only: letters, digits and dashes are written in JSON
 * as they are, on both engines.
 */
export function mentions(column: SQLWrapper, id: string): SQL<number> {
  return sql<number>`case when cast(${column} as text) like ${`%"${id}"%`} then 1 else 0 end`
}

/**
 * Whether a text, or the text of a JSON column, has any of these words somewhere in it, however they are cased. Says too much rather than
 * too little: what is found is looked at again.
 */
export function hasAnyOf(column: SQLWrapper, words: string[]): SQL {
  const inJson = (one: string) => JSON.stringify(one).slice(1, -1)
  const wanted = new Set(words.flatMap((one) => [one, inJson(one)]))
  const found = [...wanted].map((one) => {
    // Which letters with accents are the same in capitals, not every engine knows: any sign stands for them.
    const pattern = `%${one.replace(/[!%_]/g, '!$&').replace(/[^\x20-\x7e]/gu, '_')}%`
    return engine === 'postgres'
      ? sql`cast(${column} as text) ilike ${pattern} escape '!'`
      : sql`${column} like ${pattern} escape '!'`
  })
  return or(...found) ?? sql`1 = 0`
}
