import { diffArrays } from 'diff'
import type { TranslatedSegment } from '#db/schema/index.ts'
import type { Segment } from './segment.ts'

/**
 * Finds for each segment of today's English the words that were made from it, or from what stood in its place before: the same English
 * first, in order; between those, the same place; and then what is of the same kind.
 */
export function matchEnglish(
  now: readonly Segment[],
  known: readonly TranslatedSegment[],
): Map<string, TranslatedSegment> {
  const matched = new Map<string, TranslatedSegment>()
  const runs = diffArrays(
    known.map((segment) => nameOf(segment.kind, segment.english)),
    now.map((segment) => nameOf(segment.kind, segment.words)),
  )
  let [before, after] = [0, 0]
  let gone: TranslatedSegment[] = []
  let come: Segment[] = []
  for (const { added, removed, value } of runs) {
    if (removed) gone.push(...known.slice(before, before + value.length))
    if (added) come.push(...now.slice(after, after + value.length))
    if (!added && !removed) {
      pairRest()
      for (let step = 0; step < value.length; step += 1) {
        const [old, current] = [known[before + step], now[after + step]]
        if (old && current) matched.set(current.key, old)
      }
    }
    if (!added) before += value.length
    if (!removed) after += value.length
  }
  pairRest()
  return matched

  function pairRest() {
    const pair = (fits: (old: TranslatedSegment, current: Segment) => boolean) => {
      for (const current of come) {
        const old = matched.has(current.key) ? undefined : gone.find((segment) => fits(segment, current))
        if (!old) continue
        matched.set(current.key, old)
        gone = gone.filter((segment) => segment !== old)
      }
    }
    pair((old, current) => old.key === current.key && old.kind === current.kind)
    pair((old, current) => old.kind === current.kind && isRunningText(old.key) && isRunningText(current.key))
    gone = []
    come = []
  }
}

/** Parts of activities have names: what stood in another one is another thing. */
function isRunningText(key: string): boolean {
  return /^text\/[a-z]+\d+$/.test(key)
}

function nameOf(kind: string, english: string | null): string {
  return `${kind}\n${english ?? '\n'}`
}
