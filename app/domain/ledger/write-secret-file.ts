import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** Writes a new file that only the service's own account can read, and waits until it is on the disk. Throws if it exists. */
export function writeSecretFile(file: string, content: string): void {
  const opened = openSync(file, 'wx', 0o600)
  try {
    writeSync(opened, content)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
