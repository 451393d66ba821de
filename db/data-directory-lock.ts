import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'

const lockName = 'in-use.lock'

/** Said when the data directory cannot be had, in words for the operator. */
export class DataDirectoryUnavailable extends Error {}

/** Left by a restore while it puts files in place; whoever finds it knows that the restore was cut off. */
export function unfinishedRestoreMark(dataDirectory: string): string {
  return path.join(dataDirectory, 'restore-unfinished')
}

/**
 * Says that this process works with the data directory, as any number may. The system itself forgets it when the process ends,
 * however it ends. Throws while a restore replaces the data, or after one was cut off.
 */
export function holdDataDirectory(dataDirectory: string): () => void {
  refuseUnfinishedRestore(dataDirectory)
  return lock(dataDirectory, 'BEGIN; SELECT count(*) FROM sqlite_master', 'A restore is replacing the data')
}

/** Has the data directory alone, or throws because a server or a command works with it. */
export function takeDataDirectory(dataDirectory: string): () => void {
  return lock(
    dataDirectory,
    'BEGIN EXCLUSIVE',
    'A running server or another command of Lisans works with the data. Stop it first',
  )
}

/** Whether there is nothing in the data directory but the lock that taking it made. */
export function holdsNothing(dataDirectory: string): boolean {
  return readdirSync(dataDirectory).every(isOfLock)
}

/**
 * Takes away the lock of a data directory that holds nothing else, and the folders that were made for it: `made` is the first of
 * them, as `mkdirSync` tells it. To be called by whoever has the directory alone.
 */
export function removeWithLock(dataDirectory: string, made: string | undefined): void {
  for (const name of readdirSync(dataDirectory).filter(isOfLock)) rmSync(path.join(dataDirectory, name))
  if (made) rmSync(made, { recursive: true })
}

/** SQLite keeps a journal beside the lock while it is held. */
function isOfLock(name: string): boolean {
  return name === lockName || name === `${lockName}-journal`
}

/** The locks of an empty SQLite file: many may read, one alone may write, and the operating system keeps count. */
function lock(dataDirectory: string, statements: string, refusal: string): () => void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const file = new Sqlite(path.join(dataDirectory, lockName), { timeout: 0 })
  try {
    file.exec(statements)
  } catch (error) {
    file.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new DataDirectoryUnavailable(`${refusal} (${dataDirectory}).`)
    }
    throw error
  }
  return () => void file.close()
}

function refuseUnfinishedRestore(dataDirectory: string): void {
  if (!existsSync(unfinishedRestoreMark(dataDirectory))) return
  throw new DataDirectoryUnavailable(
    `A restore into ${dataDirectory} was cut off. Run “lisans restore” again; what it replaces is kept beside it.`,
  )
}
