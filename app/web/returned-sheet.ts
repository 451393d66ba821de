import { z } from 'zod'
import { planReturnedWords, type ReturnPlan } from '#app/domain/translating/plan-returned-words.ts'
import type { Translation } from '#app/domain/translating/read-translation.ts'
import { readWordFile } from '#app/domain/translating/read-word-file.ts'
import type { FormProblem } from './forms.ts'

/** Who answers for a sheet, and as what. */
export const sheetForm = z.object({
  name: z
    .string('translating:returned.nameMissing')
    .trim()
    .min(1, 'translating:returned.nameMissing')
    .max(200, 'translating:returned.nameLong'),
  how: z.enum(['drafted', 'reviewed'], 'translating:returned.howMissing'),
})

type Opened = { plan: ReturnPlan; problems: null } | { plan: null; problems: FormProblem[] }

/** What a file that was sent would change of this text. */
export function openSheet(bytes: Uint8Array, courseId: string, translation: Translation): Opened {
  const read = readWordFile(bytes)
  if (read.kind === 'refused') return wrong(`translating:returned.${read.reason}`)
  const { sheet, rows } = read
  const { path, language } = translation
  if (sheet.courseId !== courseId || sheet.path !== path || sheet.language !== language)
    return wrong('translating:returned.other-text', { text: `${sheet.path} (${sheet.language})` })
  return { plan: planReturnedWords(translation, rows), problems: null }
}

function wrong(message: string, values?: Record<string, string>): Opened {
  return { plan: null, problems: [{ field: 'sheet', message, ...(values && { values }) }] }
}

/** A row of the preview as its form sends it back. `sent` is absent where the English is the one that was sent. */
export type SentRow = {
  number: number
  key: string
  mark: string
  words: string
  englishSent: string | null
  taken: boolean
}

export function readSentRows(form: FormData): SentRow[] {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 10_000) : ''
  }
  const numbers = [...new Set(form.keys())].flatMap((name) =>
    /^key\.\d{1,4}$/.test(name) ? [Number(name.slice(4))] : [],
  )
  return numbers.map((number) => ({
    number,
    key: text(`key.${number}`).slice(0, 400),
    mark: text(`mark.${number}`).slice(0, 12),
    words: text(`words.${number}`),
    englishSent: form.has(`sent.${number}`) ? text(`sent.${number}`) : null,
    // Rows that came back as they stand are part of what a reviewer answers for, and have no box to tick.
    taken: form.has(`take.${number}`) || form.has(`same.${number}`),
  }))
}
