import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { translatedTexts } from '#db/schema/index.ts'
import { mergeWords } from './merge-words.ts'

type Move = {
  courseId: string
  questionId: string
  /** Paths of the English banks. */
  from: string
  to: string
}

/** The part of moving a question to another bank that takes its translators' words along, in every language. */
export async function moveQuestionWords(
  tx: Transaction,
  { courseId, questionId, from, to }: Move,
  at: Date,
): Promise<void> {
  const there = and(eq(translatedTexts.courseId, courseId), eq(translatedTexts.path, from))
  for (const row of await tx.select().from(translatedTexts).where(there)) {
    const isIts = (key: string) => key.startsWith(`text/Question.${questionId}/`)
    const segments = row.segments.filter(({ key }) => isIts(key))
    if (segments.length === 0) continue
    const { [questionId]: hash, ...others } = typeof row.englishHashes === 'object' ? (row.englishHashes ?? {}) : {}
    const left = { segments: row.segments.filter(({ key }) => !isIts(key)), englishHashes: others }
    await tx
      .update(translatedTexts)
      .set({ ...left, version: row.version + 1, changedAt: at })
      .where(and(there, eq(translatedTexts.language, row.language)))
    const englishHashes = hash === undefined ? {} : { [questionId]: hash }
    await mergeWords(
      tx,
      { courseId, language: row.language, segments, englishHashes, fileHash: null, changedAt: at },
      to,
    )
  }
}
