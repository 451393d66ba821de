import { foldName } from '#app/domain/people/fold-name.ts'
import { erasedName } from './erased-name.ts'
import type { KnownBy } from './known-by.ts'

/** Shorter numbers stand in too much else: they count only where a text is nothing but them. In characters. */
const shortestIdentifier = 5
/** Between the words of one name stand at most so many signs, such as “, ”. */
const widestGap = 2

type Place = { from: number; to: number }

/** Whether a text, or any text within a JSON value, names the person. What values are called there is no text. */
export function names(value: unknown, known: KnownBy): boolean {
  if (typeof value === 'string') return withoutNames(value, known) !== value
  if (value === null || typeof value !== 'object') return false
  return Object.values(value).some((one) => names(one, known))
}

/**
 * The text with `erasedName` wherever it named them, in whatever case and order of words, with or without accents. A name of one word is an
 * ordinary word as well (“Grace”, “Police”): it counts only where a text is nothing else.
 */
export function withoutNames(text: string, known: KnownBy): string {
  const whole = text.trim().toLowerCase()
  const isNothingElse =
    known.identifiers.some((one) => one.toLowerCase() === whole) ||
    known.names.some((name) => foldName(name) === foldName(text))
  if (isNothingElse) return erasedName
  const places = [...placesOfNames(text, known.names), ...placesOfIdentifiers(text, known.identifiers)]
  let kept = ''
  let upTo = 0
  for (const { from, to } of places.sort((one, other) => one.from - other.from || other.to - one.to)) {
    if (from < upTo) continue
    kept += text.slice(upTo, from) + erasedName
    upTo = to
  }
  return kept + text.slice(upTo)
}

function placesOfNames(text: string, names: string[]): Place[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => {
    return { folded: foldName(found[0]), from: found.index, to: found.index + found[0].length }
  })
  return names.flatMap((name) => {
    const wanted = inAnyOrder(foldName(name).split(' '))
    const length = wanted.split(' ').length
    if (length < 2) return []
    return words.flatMap((first, place) => {
      const some = words.slice(place, place + length)
      const last = some.at(-1) ?? first
      const together = some.every(({ from }, at) => at === 0 || from - (some[at - 1]?.to ?? 0) <= widestGap)
      return together && inAnyOrder(some.map(({ folded }) => folded)) === wanted
        ? [{ from: first.from, to: last.to }]
        : []
    })
  })
}

function inAnyOrder(words: string[]): string {
  return [...words].sort().join(' ')
}

function placesOfIdentifiers(text: string, identifiers: string[]): Place[] {
  const long = identifiers.filter((one) => one.length >= shortestIdentifier)
  if (long.length === 0) return []
  const any = long.map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')
  const found = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu'))
  return [...found].map((one) => ({ from: one.index, to: one.index + one[0].length }))
}

/** Three words have six orders; of longer names the usual two are looked for. */
const mostWordsInAnyOrder = 3

/** How a text that names the person may spell it, for `hasAnyOf`: numbers as they are, names in the orders in which they are written. */
export function spellings({ names, identifiers }: KnownBy): string[] {
  const written = names.flatMap((name) => {
    const words = foldName(name).split(' ')
    return inOrders(words).map((order) => order.join(' '))
  })
  return [...new Set([...written, ...identifiers])]
}

/** The orders in which the words of a name are written: as they are, the family name first, and all others where they are few. */
export function inOrders(words: string[]): string[][] {
  if (words.length > mostWordsInAnyOrder) return [words, [...words.slice(-1), ...words.slice(0, -1)]]
  if (words.length < 2) return [words]
  return words.flatMap((first, place) => inOrders(words.toSpliced(place, 1)).map((rest) => [first, ...rest]))
}
