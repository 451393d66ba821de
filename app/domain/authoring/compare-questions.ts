import { blocksOfHtml } from '#app/domain/catalogue/lint/text-of-html.ts'
import { canonicalJson } from '#app/domain/ledger/entry-hash.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import type { QuestionText } from '#db/schema/index.ts'
import type { CourseContent } from './find-revision-content.ts'
import { questionBlocks } from './readable-blocks.ts'
import { type TextRow, textRows } from './text-rows.ts'

/** What of a question can be another one. `key`: another option is the right one. */
export type QuestionPart =
  | 'stem'
  | 'options'
  | 'key'
  | 'reasons'
  | 'objective'
  | 'critical'
  | 'difficulty'
  | 'fact'
  | 'pool'

/** A question of the banks that differs; its words language by language. */
export type ChangedQuestion = {
  questionId: string
  pool: 'quiz' | 'final'
  objective: string
  stem: string
  change: 'new' | 'changed' | 'gone'
  parts: QuestionPart[]
  /** Whether a learner who reads English meets another question. */
  english: boolean
  texts: { language: Language; change: 'new' | 'changed' | 'gone'; rows: TextRow[] }[]
}

type Row = CourseContent['questions'][number]

/** The questions that differ between two states of a course's banks. */
export function compareQuestions(before: Row[], after: Row[]): ChangedQuestion[] {
  const was = new Map(before.map((row) => [row.questionId, row]))
  const is = new Map(after.map((row) => [row.questionId, row]))
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((questionId): ChangedQuestion[] => {
    const [old, now] = [was.get(questionId), is.get(questionId)]
    const { pool, objective, texts } = (now ?? old) as Row
    const named = { questionId, pool, objective, stem: blocksOfHtml(texts.en.stemHtml).join(' ') }
    if (!old || !now) return [{ ...named, change: now ? 'new' : 'gone', parts: [], english: true, texts: [] }]
    const changed = textsOf(old, now)
    const parts = partsOf(old, now)
    if (parts.length === 0 && changed.length === 0) return []
    const english = parts.some((part) => part !== 'difficulty' && part !== 'fact')
    return [{ ...named, change: 'changed' as const, parts, english, texts: changed }]
  })
}

function textsOf(old: Row, now: Row): ChangedQuestion['texts'] {
  const languages = [...new Set([...Object.keys(now.texts), ...Object.keys(old.texts)])] as Language[]
  return languages.flatMap((language): ChangedQuestion['texts'] => {
    const [earlier, text] = [old.texts[language], now.texts[language]]
    if (!earlier || !text) return [{ language, change: text ? 'new' : 'gone', rows: [] }]
    const [was, is] = [questionBlocks(earlier, old.correctOptionId), questionBlocks(text, now.correctOptionId)]
    return canonicalJson(was) === canonicalJson(is) ? [] : [{ language, change: 'changed', rows: textRows(was, is) }]
  })
}

function partsOf(old: Row, now: Row): QuestionPart[] {
  const [was, is] = [old.texts.en, now.texts.en]
  const differs: Record<QuestionPart, boolean> = {
    stem: was.stemHtml !== is.stemHtml,
    options: canonicalJson(optionWords(was).sort()) !== canonicalJson(optionWords(is).sort()),
    key: isOtherKey(old, now),
    reasons: canonicalJson(reasons(was)) !== canonicalJson(reasons(is)),
    objective: old.objective !== now.objective,
    critical: old.critical !== now.critical,
    difficulty: old.difficulty !== now.difficulty,
    fact: (old.legalFactId ?? null) !== (now.legalFactId ?? null),
    pool: old.pool !== now.pool,
  }
  return (Object.keys(differs) as QuestionPart[]).filter((part) => differs[part])
}

/** Whether what was right is wrong now, or the other way round; another wording of the right answer is no other key. */
function isOtherKey(old: Row, now: Row): boolean {
  const [was, is] = [rightWords(old), rightWords(now)]
  if (was === is) return false
  return optionWords(now.texts.en).includes(was) || optionWords(old.texts.en).includes(is)
}

function rightWords({ texts, correctOptionId }: Row): string {
  return blocksOfHtml(texts.en.options.find(({ id }) => id === correctOptionId)?.html ?? '').join(' ')
}

function optionWords({ options }: QuestionText): string[] {
  return options.map(({ html }) => blocksOfHtml(html).join(' '))
}

function reasons({ options }: QuestionText): string[] {
  return options.map(({ html, becauseHtml }) => `${html} ${becauseHtml}`).sort()
}
