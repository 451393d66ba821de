import type Sqlite from 'better-sqlite3'

/** Lists of values of every length make statements of every length, so the cache forgets the one unused the longest. */
const statementsKept = 500

/** Prepares each statement once per connection. */
export function cacheStatements(connection: Sqlite.Database): (query: string) => Sqlite.Statement {
  const cache = new Map<string, Sqlite.Statement>()
  return (query) => {
    const known = cache.get(query)
    if (known) {
      cache.delete(query)
      cache.set(query, known)
      return known
    }
    const statement = connection.prepare(query)
    cache.set(query, statement)
    if (cache.size > statementsKept) cache.delete(cache.keys().next().value as string)
    return statement
  }
}
