import { englishHashes } from './english-hashes.ts'
import { matchEnglish } from './match-english.ts'
import type { TranslationRow } from './read-translation.ts'
import { rememberCut } from './remember-cut.ts'

type Hashes = string | Record<string, string>

/**
 * Which English the words of a translation count as made from. Where none of them has changed since, that is the English of now, whatever
 * else of the file changed; `shipped` is what the files of the syllabus say of it.
 */
export function currentHashes(
  row: Pick<TranslationRow, 'path' | 'segments' | 'englishHashes'>,
  english: string,
  shipped: Hashes | undefined,
): Hashes | null {
  const now = englishHashes(row.path, english)
  const segments = rememberCut(english)?.segments.filter(({ kind }) => kind !== 'picture')
  if (!segments) return row.englishHashes
  const known = matchEnglish(segments, row.segments)
  const behind = segments.filter(({ key, words }) => known.get(key)?.english !== words)
  if (typeof now === 'string') return behind.length === 0 || shipped === now ? now : row.englishHashes
  const of = (hashes: Hashes | null | undefined, id: string) =>
    typeof hashes === 'object' && hashes !== null ? hashes[id] : undefined
  return Object.fromEntries(
    Object.entries(now).flatMap(([id, hash]) => {
      const isBehind = behind.some(({ component }) => component === id)
      const counted = !isBehind || of(shipped, id) === hash ? hash : of(row.englishHashes, id)
      return counted === undefined ? [] : [[id, counted]]
    }),
  )
}
