import type { DeskSegment, Translation } from './read-translation.ts'
import type { ReturnedRow } from './read-word-file.ts'
import { shortHash } from './word-file.ts'
import { tidyWords, type WordsProblem, writeWords } from './write-words.ts'

/** What would become of one row of a returned sheet. */
export type PlannedRow = {
  key: string
  number: number
  english: string
  /** What the sheet was sent with, where that is another English; `''` where nobody can say any more. Null where it is the same. */
  englishSent: string | null
  before: string
  after: string
  remark: string
  /** The words of the desk are others than those that were sent: somebody translated meanwhile. */
  changedMeanwhile: boolean
  problem: WordsProblem | null
  mark: string
}

export type ReturnPlan = {
  changed: PlannedRow[]
  /** Came back as they stand. */
  same: PlannedRow[]
  /** Rows that were taken out, or whose words were left empty. */
  missing: number
  /** Of no piece of this text, as it is now. */
  unknown: { english: string; words: string }[]
  /** Two rows for one piece with different words: neither is taken. */
  doubled: { english: string; words: string }[]
}

/** Compares a returned sheet with the desk, whatever the order of its rows. Changes nothing. */
export function planReturnedWords({ segments }: Translation, rows: readonly ReturnedRow[]): ReturnPlan {
  const byCode = new Map(segments.map((segment, at) => [shortHash(segment.key, 8), { segment, number: at + 1 }]))
  const plan: ReturnPlan = { changed: [], same: [], missing: 0, unknown: [], doubled: [] }
  const returned = new Map<string, ReturnedRow>()
  const doubled = new Set<string>()
  for (const row of rows) {
    const known = returned.get(row.code.key)
    if (known && known.words !== row.words) doubled.add(row.code.key)
    returned.set(row.code.key, row)
    if (!byCode.has(row.code.key)) plan.unknown.push({ english: row.english, words: row.words })
  }
  plan.doubled = rows
    .filter(({ code }) => doubled.has(code.key) && byCode.has(code.key))
    .map(({ english, words }) => ({ english, words }))
  for (const [code, { segment, number }] of byCode) {
    const row = returned.get(code)
    if (doubled.has(code)) continue
    if (!row || tidyWords(row.words, segment.words) === '') {
      plan.missing += 1
      continue
    }
    const planned = plannedRow(segment, number, row)
    if (planned.before === planned.after) plan.same.push(planned)
    else plan.changed.push(planned)
  }
  return plan
}

function plannedRow(segment: DeskSegment, number: number, row: ReturnedRow): PlannedRow {
  const after = tidyWords(row.words, segment.words)
  const before = segment.translated?.words ?? ''
  const written = writeWords(segment, after)
  return {
    key: segment.key,
    number,
    english: segment.words,
    englishSent: englishSent(segment, row),
    before,
    after,
    remark: row.remark,
    changedMeanwhile: shortHash(before, 6) !== row.code.words,
    problem: written.kind === 'problem' ? written.problem : null,
    mark: segment.mark,
  }
}

function englishSent({ words }: DeskSegment, row: ReturnedRow): string | null {
  if (shortHash(words, 6) === row.code.english) return null
  return shortHash(row.english, 6) === row.code.english ? row.english : ''
}
