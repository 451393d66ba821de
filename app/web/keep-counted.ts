import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import { db } from './database.ts'

/** What was counted, and when. */
export type Counted<Value> = { value: Value; at: Date }

type Kept<Value> = Counted<Value> & {
  /** Where the ledger stood. */
  sequence: number
  /** What counting took, in milliseconds. */
  cost: number
}

/** Counting that takes less than this is done again for whoever asks, in milliseconds. */
const quick = 300
/** In a large organisation counts may be so many times as old as counting takes. */
const patience = 20
const minute = 60_000

/**
 * Keeps what is counted over everybody, by a key. Nothing is counted again while nothing was recorded, and it is not `oldest` yet, in
 * milliseconds: a minute, or longer where only days matter. In a small organisation the counts are of this moment; in a large one those of
 * some seconds ago are shown while others are made.
 */
export function keepCounted<Value>(
  count: (key: string, at: Date) => Promise<Value>,
  oldest = minute,
): (key: string, now: Date) => Promise<Counted<Value>> {
  const kept = new Map<string, Kept<Value>>()
  const counting = new Map<string, { sequence: number; made: Promise<Kept<Value>> }>()

  async function countNow(key: string, sequence: number, at: Date): Promise<Kept<Value>> {
    const begun = performance.now()
    const value = await count(key, at)
    const made = { value, at, sequence, cost: performance.now() - begun }
    kept.set(key, made)
    return made
  }

  /** One that was begun before the last thing was recorded does not know of it. */
  function countOnce(key: string, sequence: number, now: Date): Promise<Kept<Value>> {
    const running = counting.get(key)
    if (running && running.sequence === sequence) return running.made
    const begun = { sequence, made: countNow(key, sequence, now) }
    counting.set(key, begun)
    const forget = () => counting.get(key) === begun && counting.delete(key)
    begun.made.then(forget, forget)
    return begun.made
  }

  return async (key, now) => {
    const sequence = (await findLedgerEnd(db))?.sequence ?? 0
    const known = kept.get(key)
    if (!known) return countOnce(key, sequence, now)
    const age = now.getTime() - known.at.getTime()
    if (sequence === known.sequence && age < oldest) return known
    if (known.cost < quick || age >= oldest) return countOnce(key, sequence, now)
    // Whoever asks later is told what is counted now; whoever asks now is not kept waiting.
    if (age > known.cost * patience) countOnce(key, sequence, now).catch(() => {})
    return known
  }
}
