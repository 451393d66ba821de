import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { unfinishedRestoreMark } from '#db/data-directory-lock.ts'
import { databaseName, foldersKept } from './manifest.ts'

/**
 * Puts the unpacked data in the place of the present data, which is kept in `replaced`. Nothing starts on half of both: if
 * this is cut off, a mark says so until another restore succeeds.
 */
export function swapData(dataDirectory: string, unpacked: string, replaced: string): void {
  const mark = unfinishedRestoreMark(dataDirectory)
  writeFileSync(mark, '')
  syncFolder(dataDirectory)
  mkdirSync(replaced, { mode: 0o700 })
  const old = [databaseName, `${databaseName}-wal`, `${databaseName}-shm`, ...foldersKept]
  for (const name of old) moveIfThere(path.join(dataDirectory, name), path.join(replaced, name))
  for (const name of [databaseName, ...foldersKept]) {
    moveIfThere(path.join(unpacked, name), path.join(dataDirectory, name))
  }
  syncFolder(dataDirectory)
  rmSync(mark)
  syncFolder(dataDirectory)
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}

/** Renames are certain to outlive a power cut only once their folder is on the disk. */
function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
