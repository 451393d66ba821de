import { sha256 } from '#app/domain/ledger/entry-hash.ts'

/** A number from 0 up to 1 that always falls the same for the same words: the demonstration's only dice. */
export function chance(...words: (string | number)[]): number {
  return Number.parseInt(sha256(words.join(' ')).slice(0, 8), 16) / 2 ** 32
}

/** A whole number from `low` to `high`, both included, that always falls the same for the same words. */
export function between(low: number, high: number, ...words: (string | number)[]): number {
  return low + Math.floor(chance(...words) * (high - low + 1))
}

/** One of these, always the same for the same words. */
export function oneOf<Item>(items: readonly Item[], ...words: (string | number)[]): Item {
  const item = items[between(0, items.length - 1, ...words)]
  if (item === undefined) throw new Error('There is nothing to choose from')
  return item
}
