import { diffArrays, diffWordsWithSpace } from 'diff'

/** Words of a text; `changed` ones are not in the other text. */
export type MarkedWords = { words: string; changed: boolean }[]

/** Two texts side by side, a paragraph (or line) to a row; null where one of them has nothing there. */
export type TextRow =
  | { kind: 'same'; words: string }
  | { kind: 'left-out'; count: number }
  | { kind: 'different'; before: MarkedWords | null; after: MarkedWords | null }

export type RowCounts = { changed: number; added: number; removed: number }

/** So many equal rows stand around what differs, that it is understood. */
const around = 1

/** In rows that came or went. */
const mostEdits = 1_500

/** Beyond this a paragraph is shown whole as another one: to compare it word by word takes too long. In characters. */
const longestCompared = 20_000

/**
 * Lays two texts side by side. What was taken away and what came in its place share a row, in which the words that differ are marked;
 * long stretches without a difference are left out.
 */
export function textRows(before: readonly string[], after: readonly string[]): TextRow[] {
  const rows: TextRow[] = []
  for (const { removed, added } of pairs(before, after)) {
    if (removed === added) rows.push({ kind: 'same', words: removed ?? '' })
    else rows.push({ kind: 'different', ...markWords(removed, added) })
  }
  return withoutStretches(rows)
}

/** How many paragraphs (or lines) of a text changed, came and went. */
export function countRows(before: readonly string[], after: readonly string[]): RowCounts {
  const different = pairs(before, after).filter(({ removed, added }) => removed !== added)
  return {
    changed: different.filter(({ removed, added }) => removed !== null && added !== null).length,
    added: different.filter(({ removed }) => removed === null).length,
    removed: different.filter(({ added }) => added === null).length,
  }
}

type Pair = { removed: string | null; added: string | null }

function pairs(before: readonly string[], after: readonly string[]): Pair[] {
  const found: Pair[] = []
  let removed: string[] = []
  let added: string[] = []
  for (const change of changesBetween(before, after)) {
    if (change.removed) removed = removed.concat(change.value)
    else if (change.added) added = added.concat(change.value)
    else {
      settle()
      found.push(...change.value.map((words) => ({ removed: words, added: words })))
    }
  }
  settle()
  return found

  function settle() {
    const rows = Math.max(removed.length, added.length)
    for (let row = 0; row < rows; row++) found.push({ removed: removed[row] ?? null, added: added[row] ?? null })
    removed = []
    added = []
  }
}

/** Texts that differ in more than `mostEdits` places are taken for two whole texts: to look for what they share takes too long. */
function changesBetween(before: readonly string[], after: readonly string[]) {
  const [gone, come] = [[...before], [...after]]
  const whole = [
    { value: gone, removed: true, added: false },
    { value: come, removed: false, added: true },
  ]
  return diffArrays(gone, come, { maxEditLength: mostEdits }) ?? whole
}

function markWords(removed: string | null, added: string | null) {
  const whole = (words: string | null): MarkedWords | null => (words === null ? null : [{ words, changed: true }])
  if (removed === null || added === null || removed.length + added.length > longestCompared)
    return { before: whole(removed), after: whole(added) }
  const parts = diffWordsWithSpace(removed, added)
  const side = (leaves: 'added' | 'removed', marks: 'added' | 'removed') =>
    parts.filter((part) => !part[leaves]).map((part) => ({ words: part.value, changed: part[marks] === true }))
  return { before: side('added', 'removed'), after: side('removed', 'added') }
}

function withoutStretches(rows: TextRow[]): TextRow[] {
  const isShown = rows.map((_, at) =>
    rows.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind === 'different'),
  )
  const shown: TextRow[] = []
  for (const [at, row] of rows.entries()) {
    const last = shown.at(-1)
    if (isShown[at]) shown.push(row)
    else if (last?.kind === 'left-out') last.count += 1
    else shown.push({ kind: 'left-out', count: 1 })
  }
  return shown
}
