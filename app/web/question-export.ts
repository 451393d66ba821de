import { z } from 'zod'
import type { ExchangedQuestion } from '#app/domain/questions/exchange/exchanged-question.ts'
import { writeQuestionSheet } from '#app/domain/questions/exchange/question-sheet.ts'
import { writeGift } from '#app/domain/questions/exchange/write-gift.ts'
import { writeMoodleXml } from '#app/domain/questions/exchange/write-moodle-xml.ts'
import { languages } from '#app/lesson-markup/language.ts'
import { pools } from './question-desk.ts'

export const exportFormats = ['gift', 'moodle', 'sheet'] as const

/** What can be wrong with the form, by the name of its message. */
export const exportProblems = ['finalMissing', 'formatMissing', 'nothing'] as const
export const exportFields = { finalMissing: 'final', formatMissing: 'format', nothing: 'language' } as const

export const exportForm = z.object({
  pool: z.enum(pools),
  format: z.enum(exportFormats),
  language: z.enum(languages),
  final: z.literal('yes').optional(),
})

type FileKind = { write: (questions: readonly ExchangedQuestion[]) => string; ending: string; type: string }

export const fileKinds: Record<(typeof exportFormats)[number], FileKind> = {
  gift: { write: writeGift, ending: 'gift.txt', type: 'text/plain; charset=utf-8' },
  moodle: { write: writeMoodleXml, ending: 'xml', type: 'application/xml' },
  sheet: { write: writeQuestionSheet, ending: 'csv', type: 'text/csv; charset=utf-8' },
}
