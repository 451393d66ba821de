import type { Piece, Segment } from './segment.ts'
import { segmentsOf } from './segment.ts'

export type Alignment = {
  /** The words of a translated file by the keys of the English. */
  words: Map<string, string>
  /** What stands in the translated file at no place of the English: to be placed by hand. */
  loose: { key: string; words: string }[]
}

/**
 * Which words of a translated file stand in the place of which English. Components are found by their names; where running text has
 * other paragraphs than the English, nothing of that stretch, from one heading to the next, is taken to be its translation.
 */
export function alignTranslation(english: readonly Piece[], translated: readonly Piece[]): Alignment {
  const words = new Map<string, string>()
  const loose: Alignment['loose'] = []
  const rooms = roomsOf(segmentsOf(english))
  const standing = roomsOf(segmentsOf(translated))
  for (const [room, segments] of standing) {
    const originals = rooms.get(room) ?? []
    const fits = originals.length === segments.length && originals.every(({ kind }, at) => segments[at]?.kind === kind)
    for (const [at, segment] of segments.entries()) {
      const original = originals[at]
      if (fits && original) words.set(original.key, segment.words)
      else if (segment.kind !== 'picture') loose.push({ key: segment.key, words: segment.words })
    }
  }
  return { words, loose }
}

/** The segments by the component that they belong to, and those of running text by the heading above them. */
function roomsOf(segments: readonly Segment[]): Map<string, Segment[]> {
  const rooms = new Map<string, Segment[]>()
  let headings = 0
  for (const segment of segments) {
    if (segment.kind === 'heading') headings += 1
    const above = segment.key.slice(0, segment.key.lastIndexOf('/'))
    const attribute = segment.key.includes('/@') || segment.kind === 'field'
    const room = attribute ? segment.key : above === 'text' ? `text ${headings}` : above
    rooms.set(room, [...(rooms.get(room) ?? []), segment])
  }
  return rooms
}
