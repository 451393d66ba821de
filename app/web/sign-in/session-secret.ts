import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { config } from '../config.ts'

let known: string | null = null

/** Signs session cookies. Read when it is first needed, so that a command which only looks leaves no key behind. */
export function sessionSecret(): string {
  known ??= readSecret(config.dataDirectory)
  return known
}

/** Made on the first run and kept with the data, readable by the service alone. */
function readSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, 'keys', 'session-secret')
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    // "wx": of two processes that start together one makes it, and both read the same.
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}
