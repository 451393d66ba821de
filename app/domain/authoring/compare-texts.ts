import { diffLines, diffWordsWithSpace } from 'diff'

/** Some words of a line, and whether the other text lacks them. */
export type LinePart = { text: string; differs: boolean }

export type ComparedLine = { number: number; parts: LinePart[] }

/** A line in the one text beside its line in the other; `same` counts lines alike in both that are left out. */
export type ComparedRow =
  | { kind: 'lines'; one: ComparedLine | null; other: ComparedLine | null; differs: boolean }
  | { kind: 'same'; count: number }

/** So many alike lines are shown around each difference. */
const context = 2
/** Texts that differ more than this are shown whole, without looking for what they have in common. In lines. */
const mostEdits = 1500
/** Longer lines are not compared word by word. In characters. */
const longestLine = 4000

/** Two texts side by side, and what differs in them, by lines and within lines by words. */
export function compareTexts(one: string, other: string): ComparedRow[] {
  const changes = diffLines(one, other, { maxEditLength: mostEdits }) ?? [
    { value: one, removed: true, added: false },
    { value: other, removed: false, added: true },
  ]
  const rows: ComparedRow[] = []
  let [left, right] = [0, 0]
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index]
    if (!change) continue
    const following = changes[index + 1]
    const replaced = change.removed && following?.added ? following : null
    if (replaced) index++
    const before = change.added ? [] : linesOf(change.value)
    const after = change.added || !change.removed ? linesOf(change.value) : linesOf(replaced?.value ?? '')
    const differs = change.added || change.removed || replaced !== null
    for (let place = 0; place < Math.max(before.length, after.length); place++) {
      rows.push(compareLines(numbered(before, place, left), numbered(after, place, right), differs))
    }
    left += before.length
    right += after.length
  }
  return withoutAlike(rows)
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

type Numbered = { number: number; text: string } | null

function numbered(lines: string[], place: number, before: number): Numbered {
  const text = lines[place]
  return text === undefined ? null : { number: before + place + 1, text }
}

function compareLines(one: Numbered, other: Numbered, differs: boolean): ComparedRow {
  const whole = (line: Numbered) => line && { number: line.number, parts: [{ text: line.text, differs }] }
  const comparable = differs && one && other && one.text.length + other.text.length <= longestLine
  if (!comparable) return { kind: 'lines', one: whole(one), other: whole(other), differs }
  const words = diffWordsWithSpace(one.text, other.text)
  const side = (lacks: 'added' | 'removed', shows: 'added' | 'removed') =>
    words.filter((word) => !word[lacks]).map((word) => ({ text: word.value, differs: word[shows] === true }))
  return {
    kind: 'lines',
    one: { number: one.number, parts: side('added', 'removed') },
    other: { number: other.number, parts: side('removed', 'added') },
    differs,
  }
}

/** Alike lines far from every difference are counted instead of shown. */
function withoutAlike(rows: ComparedRow[]): ComparedRow[] {
  const near = rows.map((_, place) =>
    rows.slice(Math.max(0, place - context), place + context + 1).some((row) => row.kind === 'lines' && row.differs),
  )
  const shown: ComparedRow[] = []
  for (const [place, row] of rows.entries()) {
    const last = shown.at(-1)
    if (near[place]) shown.push(row)
    else if (last?.kind === 'same') last.count++
    else shown.push({ kind: 'same', count: 1 })
  }
  return shown
}
