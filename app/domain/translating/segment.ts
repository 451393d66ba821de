/** The words of one paragraph, heading, list item, cell, attribute or front matter field: what a translator may change, and nothing else. */
export type Segment = {
  /** Where it stands, by the names of components and the order within them: `Question.public-pile/Option2/words1`. */
  key: string
  kind: SegmentKind
  /** As a translator sees and writes it: components within the words are numbered tags, `<1>confidential</1>`. */
  words: string
  /** The components within the words, in order; the number of a tag counts them from 1. */
  tags: Tag[]
  /** What stands there in the file, byte for byte. */
  raw: Piece[]
  /** The line of the file on which it begins. */
  line: number
  /** The question, scenario or other named component that it belongs to; null in running text. */
  component: string | null
}

/** A `picture` is no words: its file may be another one in another language, and no translator writes it at the desk. */
export type SegmentKind = 'words' | 'heading' | 'item' | 'cell' | 'attribute' | 'field' | 'picture'

/** A part of a text in its order: what nobody translates, or words. */
export type Piece = string | Segment

/** A component within words. Nothing stands between open and close of one that holds nothing. */
export type Tag = {
  name: string
  open: Piece[]
  close: Piece[] | null
  /** May be left out of a translation or stand there more than once: a term that is explained, not a part of an activity. */
  free: boolean
}

/** All segments of a text in their order, those within the tags of others after these. */
export function segmentsOf(pieces: readonly Piece[]): Segment[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? []
      : [piece, ...segmentsOf(piece.tags.flatMap(({ open, close }) => [...open, ...(close ?? [])]))],
  )
}
