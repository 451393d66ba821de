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
 * Whether a text, or the text of a JSON column, has any of these words somewhere in it, however they are cased, with or without accents.
 * Says too much rather than too little: what is found is looked at again.
 */
export function hasAnyOf(column: SQLWrapper, words: string[]): SQL {
  const patterns = new Set(
    words.map((one) => {
      const signs = one.replace(/oe|ae|[œæ]|[^\p{L}\p{N}]+/giu, '%').replace(/[^a-z0-9%]|[aceinouy]/giu, '_')
      return `%${signs}%`
    }),
  )
  // Which letters are the same with an accent or in capitals not every engine knows: any sign stands for them, and any signs between words.
  const found = [...patterns].map((pattern) =>
    engine === 'postgres' ? sql`cast(${column} as text) ilike ${pattern}` : sql`${column} like ${pattern}`,
  )
  return or(...found) ?? sql`1 = 0`
}
