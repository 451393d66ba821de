import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** A condition for `kit.check`: the column holds one of these words, or null where it may. The words are written into the schema. */
export function isOneOf(column: SQLWrapper, words: readonly string[]): SQL {
  const quoted = words.map((word) => `'${word.replaceAll("'", "''")}'`)
  return sql`${column} in (${sql.raw(quoted.join(', '))})`
}

/** A condition for `kit.check`: either all of these columns are null, or none is. */
export function areTogether(first: SQLWrapper, ...others: SQLWrapper[]): SQL {
  return sql.join(
    others.map((other) => sql`(${first} is null) = (${other} is null)`),
    sql` and `,
  )
}
