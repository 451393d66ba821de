import Sqlite from 'better-sqlite3'

/**
 * Copies an SQLite database while others read and write it: the copy is what was committed at one moment. It is one file,
 * without a write-ahead log beside it.
 */
export async function copySqlite(file: string, target: string): Promise<void> {
  const source = new Sqlite(file, { readonly: true, timeout: 10_000 })
  try {
    // In one step: between steps another process's write would make the copy begin again, on a busy day for ever.
    await source.backup(target, { progress: () => Number.MAX_SAFE_INTEGER })
  } finally {
    source.close()
  }
  const copy = new Sqlite(target)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}
