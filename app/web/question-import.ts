import { z } from 'zod'
import { decodeText } from '#app/domain/outside-files/decode-text.ts'
import { readSheet } from '#app/domain/outside-files/read-sheet.ts'
import { carryMarkdown } from '#app/domain/questions/exchange/carry-markup.ts'
import type { ExchangedQuestion, ExchangeReading } from '#app/domain/questions/exchange/exchanged-question.ts'
import { largestExchange, mostQuestions } from '#app/domain/questions/exchange/exchanged-question.ts'
import { readQuestionSheet } from '#app/domain/questions/exchange/question-sheet.ts'
import { readAiken } from '#app/domain/questions/exchange/read-aiken.ts'
import { readGift } from '#app/domain/questions/exchange/read-gift.ts'
import { readMoodleXml } from '#app/domain/questions/exchange/read-moodle-xml.ts'

export const importFormats = ['gift', 'moodle', 'aiken', 'sheet'] as const
export type ImportFormat = (typeof importFormats)[number]

/** Reads a file that somebody sent as the format that they say it is. */
export async function readQuestionFile(bytes: Uint8Array, format: ImportFormat): Promise<ExchangeReading> {
  if (bytes.length === 0) return { kind: 'refused', reason: 'file-empty' }
  if (bytes.length > largestExchange) return { kind: 'refused', reason: 'file-too-large' }
  switch (format) {
    case 'gift':
      return readGift(decodeText(bytes))
    case 'moodle':
      return readMoodleXml(decodeText(bytes))
    case 'aiken':
      return readAiken(decodeText(bytes))
    case 'sheet':
      return readQuestionSheet(await readSheet(bytes))
  }
}

// What reads as ours is left as it is; anything else that a browser sends becomes words.
const words = z
  .string()
  .max(5_000)
  .transform((text) => carryMarkdown(text).markup)
const line = words.transform((text) => text.replace(/\s*\n\s*/g, ' '))
const carried = z
  .array(
    z.strictObject({
      name: z.string().max(300).nullable(),
      stem: words,
      options: z
        .array(z.strictObject({ text: line, correct: z.boolean(), because: words }))
        .min(2)
        .max(6),
      objective: z.string().max(60).nullable(),
      critical: z.boolean(),
      difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
      fact: z.string().max(60).nullable(),
    }),
  )
  .max(mostQuestions)

/** What a dry run found, back from the browser that was shown it. It is nobody's but its author's, and checked as anything typed is. */
export function readCarried(text: string): ExchangedQuestion[] | null {
  try {
    const parsed = carried.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
