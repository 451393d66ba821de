import { sha256 } from '#app/domain/ledger/entry-hash.ts'

/** More would be no sample. */
export const largestSample = 200

/**
 * So many certificates of a population by a seed, in the order drawn: those whose SHA-256 over seed, line feed and number comes first.
 * The same seed over the same numbers draws the same ones, in whatever order they come, and anybody can do it again by hand.
 */
export function drawSample<Certificate extends { number: string }>(
  population: readonly Certificate[],
  { seed, count }: { seed: string; count: number },
): Certificate[] {
  return population
    .map((certificate) => ({ certificate, lot: sha256(`${seed}\n${certificate.number}`) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, count)
    .map(({ certificate }) => certificate)
}
