import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Beside the database and in no backup, so that no restore brings back an older one. */
const fileName = 'erased-people.txt'

/** The random ids of people who were erased, one a line; they tell nobody who it was. */
export function readErasedPeople(dataDirectory: string): string[] {
  const file = path.join(dataDirectory, fileName)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[\w-]{1,64}$/.test(line))
}

/** Adds whoever is not in the file yet, and waits until it is on the disk. */
export function keepErasedPeople(dataDirectory: string, erased: string[]): void {
  const kept = new Set(readErasedPeople(dataDirectory))
  const missing = erased.filter((id) => !kept.has(id))
  if (missing.length === 0) return
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const opened = openSync(path.join(dataDirectory, fileName), 'a', 0o600)
  try {
    // A line that a power cut left unfinished does not run into the next.
    writeSync(opened, `\n${missing.join('\n')}\n`)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
