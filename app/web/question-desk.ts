import { bankPath } from '#app/domain/authoring/authored-path.ts'
import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { type Draft, draftText, versionAt } from '#app/domain/authoring/find-draft.ts'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { type PlacedBankQuestion, readBankText } from '#app/domain/questions/bank-text.ts'
import { languages } from '#app/lesson-markup/language.ts'
import type { Language } from '#db/schema/people.ts'
import { db } from './database.ts'
import { versionToken } from './draft-version.ts'

export const pools = ['quiz', 'final'] as const
export type Pool = (typeof pools)[number]

/** One bank in one language, as its draft has it. */
export type OpenBank = {
  pool: Pool
  language: Language
  path: string
  text: string
  /** For the form: see `versionToken`. */
  version: string
  /** Null for a text that has to be mended before a form can show it. */
  placed: PlacedBankQuestion[] | null
}

/** Every bank of a course in every language; one that does not exist yet is empty. */
export function openBanks(draft: Draft): OpenBank[] {
  return pools.flatMap((pool) =>
    languages.map((language) => {
      const path = bankPath(draft.folder, pool, language)
      const text = draftText(draft, path) ?? ''
      const version = versionToken({ version: versionAt(draft, path), hash: draft.files.get(path)?.hash ?? null })
      return { pool, language, path, text, version, placed: readBankOnce(text) }
    }),
  )
}

const textsKept = 60
const read = new Map<string, PlacedBankQuestion[] | null>()

/** What was read of the same text before is not read again: a bank is long, and most of what is asked changes none or one. */
function readBankOnce(text: string): PlacedBankQuestion[] | null {
  const known = read.get(text)
  const placed = known === undefined ? readBankText(text) : known
  read.delete(text)
  read.set(text, placed)
  if (read.size > textsKept) read.delete(read.keys().next().value as string)
  return structuredClone(placed)
}

/** A question in each language in which it exists, and the pool it stands in; null where there is none of this name. */
export function findQuestion(banks: OpenBank[], questionId: string) {
  const inEach = banks.flatMap((bank) => {
    const placed = bank.placed?.find(({ question }) => question.name === questionId)
    return placed ? [{ bank, placed }] : []
  })
  const english = inEach.find(({ bank }) => bank.language === 'en')
  return english ? { pool: english.bank.pool, english, inEach } : null
}

/** What there is to draw from: the questions of the banks in English, which every paper rests on. */
export function inPools(banks: OpenBank[]) {
  return banks
    .filter(({ language }) => language === 'en')
    .flatMap(({ pool, placed }) =>
      (placed ?? []).map(({ question: { objective, critical } }) => ({ pool, objective, critical })),
    )
}

/** What the checks say of the banks as they would be with these texts, by path. */
export async function checkBankTexts(draft: Draft, texts: ReadonlyMap<string, string>): Promise<FileProblem[]> {
  const files = new Map<string, { bytes: Uint8Array }>(draft.files)
  for (const [path, text] of texts) files.set(path, { bytes: writtenBytes(text) })
  const { problems } = await compileDraft(db, { folder: draft.folder, files })
  return problems.filter(({ file }) => file.startsWith(`${draft.folder}/bank/`))
}

/** The problems that stand within one question of a text, from its first line to its last. */
export function problemsOf(problems: FileProblem[], path: string, text: string, questionId: string): FileProblem[] {
  const placed = readBankOnce(text)?.find(({ question }) => question.name === questionId)
  return placed ? problemsWithin(problems, path, text, placed) : problems.filter(({ file }) => file === path)
}

/** The same for a question whose place is known. */
export function problemsWithin(
  problems: FileProblem[],
  path: string,
  text: string,
  placed: PlacedBankQuestion,
): FileProblem[] {
  const last = placed.line + text.slice(placed.start, placed.end).split('\n').length - 1
  return problems.filter(({ file, line }) => file === path && line >= placed.line && line <= last)
}
