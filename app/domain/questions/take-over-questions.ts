import { addQuestions, type BankQuestion, type PlacedBankQuestion } from './bank-text.ts'
import type { ExchangedQuestion } from './exchange/exchanged-question.ts'

type Bank = {
  /** The bank that they are added to. */
  text: string
  /** Every question of the course, of both pools. */
  known: readonly PlacedBankQuestion[]
  /** With which the ids of the course's questions begin. */
  letter: string
  /** For questions that come without one of the course's objectives. */
  objective: string
  objectives: readonly string[]
  facts: readonly string[]
}

/**
 * The text of a bank with questions from elsewhere at its end. What stands in the course already, under whatever name, is not added again, so
 * that the same file twice adds nothing twice. Each gets an id of the course's own.
 */
export function takeOverQuestions(
  questions: readonly ExchangedQuestion[],
  { text, known, letter, objective, objectives, facts }: Bank,
): { text: string; added: BankQuestion[] } {
  const taken = new Set(known.map(({ question }) => question.name))
  const asked = new Set(known.map(({ question }) => sameness(question)))
  const added: BankQuestion[] = []
  for (const question of questions) {
    if (asked.has(sameness(question))) continue
    asked.add(sameness(question))
    const name = freeName(nameOf(question, letter), taken)
    taken.add(name)
    added.push({
      ...question,
      name,
      options: question.options.map((option) => ({ ...option, id: null })),
      objective:
        question.objective !== null && objectives.includes(question.objective) ? question.objective : objective,
      difficulty: question.difficulty ?? 2,
      fact: question.fact !== null && facts.includes(question.fact) ? question.fact : null,
    })
  }
  return { text: added.length === 0 ? text : addQuestions(text, added), added }
}

/** Two questions that ask the same with the same options are the same question. */
function sameness({
  stem,
  options,
}: Pick<ExchangedQuestion, 'stem'> & { options: { text: string; correct: boolean }[] }) {
  return JSON.stringify([plain(stem), options.map(({ text, correct }) => [plain(text), correct]).sort()])
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Small letters, digits and hyphens, from what it was called or else from its first words. */
function nameOf({ name, stem }: ExchangedQuestion, letter: string): string {
  const words = (name ?? stem)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const slug = (words ?? ['question']).slice(0, 6).join('-').slice(0, 50).replace(/-$/, '')
  return slug.startsWith(`${letter}-`) ? slug : `${letter}-${slug}`
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`
}
