import { setTimeout as pause } from 'node:timers/promises'
import { leaseWork } from '#app/domain/office/lease-work.ts'
import type { LeasedWork } from '#app/domain/office/leased-work.ts'
import { failWork, finishWork } from '#app/domain/office/settle-work.ts'
import type { Database } from '#db/handle.ts'
import { keepLease } from './keep-lease.ts'

/** Does one piece of work. It may be asked again for the same piece after a crash, and must not mind. Throwing means: try again later. */
export type WorkHandler = (payload: Record<string, unknown>, at: Date) => Promise<void>

/** Thrown by a handler when trying again cannot help. */
export class Hopeless extends Error {}

type Settings = {
  db: Database
  handlers: Record<string, WorkHandler>
  now?: () => Date
  /** How often what is being done is said to be, in milliseconds. */
  renewedEvery?: number
  /** Told of every failure; the message may hold an address and must not be logged. */
  onFailure?: (work: LeasedWork, error: unknown) => void
  /** Told when work cannot be looked for at all, because the database does not answer. */
  onTrouble?: (error: unknown) => void
}

export type Worker = {
  /** Takes nothing new, waits for what has begun. */
  stop: () => Promise<void>
}

const atATime = 4
/** Between two looks when there was nothing to do, and after the database did not answer. In milliseconds. */
const idlePause = 1_000
const troublePause = 10_000

/** Does due work, a few pieces at a time, until stopped. Any number of processes may do so on one database. */
export function startWorker(settings: Settings): Worker {
  const stopping = new AbortController()
  const running = workUntil(stopping.signal, settings)
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

async function workUntil(signal: AbortSignal, settings: Settings): Promise<void> {
  while (!signal.aborted) {
    const wait = await doDueWork(settings).then(
      (pieces) => (pieces > 0 ? 0 : idlePause),
      (error) => {
        settings.onTrouble?.(error)
        return troublePause
      },
    )
    // An aborted pause is how a stop cuts the waiting short.
    if (wait > 0) await pause(wait, undefined, { signal, ref: false }).catch(() => {})
  }
}

/** Does what is due now and answers how many pieces that were. */
export async function doDueWork(settings: Settings): Promise<number> {
  const leased = await leaseWork(settings.db, atATime, clock(settings))
  await Promise.all(leased.map((work) => doOne(work, settings)))
  return leased.length
}

async function doOne(work: LeasedWork, settings: Settings): Promise<void> {
  const handler = settings.handlers[work.kind]
  const lease = keepLease(settings.db, work, () => clock(settings), settings.renewedEvery)
  try {
    if (!handler) throw new Error(`This release does not know work of the kind “${work.kind}”`)
    await handler(work.payload, clock(settings))
    await finishWork(settings.db, await lease.end())
  } catch (error) {
    settings.onFailure?.(work, error)
    const failure = {
      error: error instanceof Error ? error.message : String(error),
      hopeless: error instanceof Hopeless,
    }
    await failWork(settings.db, await lease.end(), failure, clock(settings))
  }
}

function clock(settings: Settings): Date {
  return settings.now?.() ?? new Date()
}
