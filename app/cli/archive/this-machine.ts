import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A name for this machine that says nothing of it: a hash of its id and its host name. In a container, of the container's. */
export function thisMachine(): string {
  return createHash('sha256').update(`${machineId()}\n${hostname()}`).digest('hex').slice(0, 16)
}

function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim()
  } catch {
    // Not every system has one; the host name then stands alone.
    return ''
  }
}
