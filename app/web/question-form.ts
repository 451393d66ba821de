import { z } from 'zod'
import { writtenText } from '#app/domain/authoring/written-text.ts'
import {
  addQuestions,
  type BankQuestion,
  type PlacedBankQuestion,
  replaceQuestion,
} from '#app/domain/questions/bank-text.ts'
import { carryMarkdown } from '#app/domain/questions/exchange/carry-markup.ts'
import { languages } from '#app/lesson-markup/language.ts'
import type { Language } from '#db/schema/people.ts'
import { readVersionToken } from './draft-version.ts'
import type { FormProblem } from './forms.ts'
import type { OpenBank, Pool } from './question-desk.ts'

/** So many options can be written in the form; an examined question has three. */
export const optionPlaces = [0, 1, 2, 3, 4, 5] as const

/** What the form holds, as it was typed. */
export type QuestionFields = {
  name: string
  pool: string
  key: string
  objective: string
  critical: boolean
  difficulty: string
  fact: string
  words: Record<Language, { stem: string; options: { text: string; because: string }[] }>
  versions: Record<string, string>
}

const identifier = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

const structure = z.object({
  name: z.string().regex(identifier, 'questions:form.nameWrong').max(60, 'questions:form.nameWrong'),
  pool: z.enum(['quiz', 'final'], 'questions:form.poolMissing'),
  key: z.enum(['0', '1', '2', '3', '4', '5'], 'questions:form.keyMissing'),
  objective: z.string().regex(identifier, 'questions:form.objectiveMissing').max(60, 'questions:form.objectiveMissing'),
  difficulty: z.enum(['1', '2', '3'], 'questions:form.difficultyMissing'),
  // Nothing but a name may come between the quotation marks of an attribute.
  fact: z.union([z.literal(''), z.string().regex(identifier).max(60)], 'questions:form.factWrong'),
})

/** Reads what was posted; nothing of it is lost when it is not sound. Brackets that mean nothing to a lesson become words. */
export function readQuestionFields(form: FormData): QuestionFields {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? writtenText(value).replaceAll('\0', '').trim() : ''
  }
  const words = Object.fromEntries(
    languages.map((language) => [
      language,
      {
        stem: carry(text(`stem.${language}`)),
        options: optionPlaces.map((place) => ({
          text: carry(text(`option.${language}.${place}`).replace(/\s*\n\s*/g, ' ')),
          because: carry(text(`because.${language}.${place}`)),
        })),
      },
    ]),
  ) as QuestionFields['words']
  const versions = Object.fromEntries(
    [...form.keys()].filter((name) => name.startsWith('version.')).map((name) => [name.slice(8), text(name)]),
  )
  const [name, pool, key, objective, difficulty, fact] = ['name', 'pool', 'key', 'objective', 'difficulty', 'fact'].map(
    text,
  )
  return {
    name: name ?? '',
    pool: pool ?? '',
    key: key ?? '',
    objective: objective ?? '',
    critical: form.get('critical') === 'yes',
    difficulty: difficulty ?? '',
    fact: fact ?? '',
    words,
    versions,
  }
}

function carry(typed: string): string {
  return typed === '' ? '' : carryMarkdown(typed).markup
}

/** What is missing before the fields can become a question. What the checks of a bank say is asked after that. */
export function problemsOfFields(fields: QuestionFields): FormProblem[] {
  const parsed = structure.safeParse(fields)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }))
  const { stem, options } = fields.words.en
  if (stem === '') problems.push({ field: 'stem.en', message: 'questions:form.stemMissing' })
  const written = options.filter(({ text }) => text !== '').length
  if (written < 2) problems.push({ field: 'option.en.0', message: 'questions:form.optionsMissing' })
  if (fields.key !== '' && options[Number(fields.key)]?.text === '')
    problems.push({ field: 'key', message: 'questions:form.keyEmpty' })
  return problems
}

/** The fields of a question as it stands in its banks. */
export function fieldsOfQuestion(
  pool: Pool,
  inEach: { bank: OpenBank; placed: PlacedBankQuestion }[],
  banks: OpenBank[],
): QuestionFields {
  const english = inEach.find(({ bank }) => bank.language === 'en')?.placed.question
  const words = Object.fromEntries(
    languages.map((language) => {
      const said = inEach.find(({ bank }) => bank.language === language)?.placed.question
      const options = optionPlaces.map((place) => ({
        text: said?.options[place]?.text ?? '',
        because: said?.options[place]?.because ?? '',
      }))
      return [language, { stem: said?.stem ?? '', options }]
    }),
  ) as QuestionFields['words']
  return {
    name: english?.name ?? '',
    pool,
    key: english ? String(english.options.findIndex(({ correct }) => correct)) : '',
    objective: english?.objective ?? '',
    critical: english?.critical ?? false,
    difficulty: english?.difficulty ? String(english.difficulty) : '',
    fact: english?.fact ?? '',
    words,
    versions: versionsOf(banks),
  }
}

/** What an empty form begins with. */
export function emptyFields(pool: Pool, banks: OpenBank[]): QuestionFields {
  return { ...fieldsOfQuestion(pool, [], banks), pool, difficulty: '2' }
}

function versionsOf(banks: OpenBank[]): Record<string, string> {
  return Object.fromEntries(banks.map(({ pool, language, version }) => [`${pool}.${language}`, version]))
}

/** The banks with the question written into them, of those languages in which it has words: only texts that differ. */
export function textsWith(
  fields: QuestionFields,
  banks: OpenBank[],
): { bank: OpenBank; text: string; version: number; seen: string }[] {
  return banks
    .filter(({ pool }) => pool === fields.pool)
    .flatMap((bank) => {
      const { stem } = fields.words[bank.language]
      if (!bank.placed || (bank.language !== 'en' && stem === '')) return []
      const standing = bank.placed.find(({ question }) => question.name === fields.name)
      const question = questionOf(fields, bank.language, standing?.question ?? null)
      const text = standing ? replaceQuestion(bank.text, standing, question) : addQuestions(bank.text, [question])
      const seen = readVersionToken(fields.versions[`${bank.pool}.${bank.language}`] ?? '')
      const same = standing && JSON.stringify(standing.question) === JSON.stringify(question)
      return same || !seen ? [] : [{ bank, text, ...seen }]
    })
}

/** English says what a question is; the other languages say it in their words. */
function questionOf(fields: QuestionFields, language: Language, standing: BankQuestion | null): BankQuestion {
  const english = fields.words.en.options
  const written = optionPlaces.filter((place) => english[place]?.text !== '')
  const { stem, options } = fields.words[language]
  return {
    name: fields.name,
    stem,
    options: written.map((place, position) => ({
      id: standing?.options[position]?.id ?? null,
      text: options[place]?.text || (english[place]?.text ?? ''),
      correct: String(place) === fields.key,
      because: options[place]?.because || (english[place]?.because ?? ''),
    })),
    objective: fields.objective || null,
    critical: fields.critical,
    difficulty: /^[123]$/.test(fields.difficulty) ? (Number(fields.difficulty) as 1 | 2 | 3) : null,
    fact: fields.fact || null,
  }
}
