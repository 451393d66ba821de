import Sqlite from 'better-sqlite3'

/** The statements of one transaction in their order, with what they were given. */
export type RecordedTransaction = { sql: string; values: unknown[] }[]

/** Writes down every statement that `work` runs inside a queued transaction, whoever runs it. */
export async function recordTransactions(work: () => Promise<unknown>): Promise<RecordedTransaction[]> {
  const recorded: RecordedTransaction[] = []
  let current: RecordedTransaction | undefined
  const { exec, prepare } = Sqlite.prototype
  Sqlite.prototype.exec = function (this: Sqlite.Database, sql: string) {
    if (sql.startsWith('SAVEPOINT')) current = []
    if (sql.startsWith('RELEASE') && current) recorded.push(current)
    return exec.call(this, sql)
  }
  Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
    const statement = prepare.call(this, sql)
    for (const method of ['run', 'get', 'all'] as const) {
      const original = statement[method].bind(statement) as (...values: unknown[]) => unknown
      Object.defineProperty(statement, method, {
        value: (...values: unknown[]) => {
          current?.push({ sql, values })
          return original(...values)
        },
      })
    }
    return statement
  } as typeof prepare
  try {
    await work()
  } finally {
    Object.assign(Sqlite.prototype, { exec, prepare })
  }
  return recorded
}

/** Runs recorded transactions again, one after the other, each durably committed by itself. */
export function replay(file: string, transactions: RecordedTransaction[]): void {
  const database = new Sqlite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  const known = new Map<string, Sqlite.Statement>()
  const prepared = (sql: string) => {
    const statement = known.get(sql) ?? database.prepare(sql)
    known.set(sql, statement)
    return statement
  }
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  for (const transaction of transactions) {
    begin.run()
    for (const { sql, values } of transaction) {
      const statement = prepared(sql)
      if (statement.reader) statement.raw().all(...values)
      else statement.run(...values)
    }
    commit.run()
  }
  database.close()
}
