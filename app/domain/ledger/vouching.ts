import { readSequences } from './erased-sequences.ts'

/** The action of the entry that says which payloads were emptied because somebody was erased. What it says itself is never erased. */
export const erasureAction = 'person.erased'

/**
 * Which entries say nothing any more and are not yet vouched for by an erasure. One bit for each entry: some megabytes for ten million,
 * however many of them were emptied.
 */
export function awaitVouching(entries: number): {
  empty: (sequence: number) => void
  /** An intact erasure at `sequence` vouches for what it lists of the entries before it. */
  vouch: (sequence: number, payload: Record<string, unknown>) => void
  /** The first entry for which nobody vouched; null where there is none. */
  firstLeft: () => number | null
} {
  const emptied = new Uint8Array(Math.floor(entries / 8) + 1)
  const bitOf = (sequence: number) => 1 << (sequence & 7)
  const isEmpty = (sequence: number) => ((emptied[sequence >>> 3] ?? 0) & bitOf(sequence)) !== 0
  return {
    empty: (sequence) => {
      emptied[sequence >>> 3] = (emptied[sequence >>> 3] ?? 0) | bitOf(sequence)
    },
    vouch: (sequence, payload) => {
      for (const { from, to } of readSequences(payload.sequences)) {
        for (let one = from; one <= to && one < sequence; one++) {
          emptied[one >>> 3] = (emptied[one >>> 3] ?? 0) & ~bitOf(one)
        }
      }
    },
    firstLeft: () => {
      for (let sequence = 1; sequence <= entries; sequence++) if (isEmpty(sequence)) return sequence
      return null
    },
  }
}
