import { isNotNull } from 'drizzle-orm'
import { parse } from 'yaml'
import { bytesHash } from '#app/domain/catalogue/course-files-of.ts'
import { findRegister } from '#app/domain/catalogue/find-register.ts'
import { type TranslationRecord, translationRecord } from '#app/domain/catalogue/syllabus.ts'
import { currentHashes } from '#app/domain/translating/current-hashes.ts'
import { type TranslatedLanguage, translationPath } from '#app/domain/translating/translated-places.ts'
import type { Database, Transaction } from '#db/handle.ts'
import { translatedTexts } from '#db/schema/index.ts'

/**
 * Which English each translation was made from, as far as anybody has said: what came with the files, and over it what was translated at
 * the desk. With the files of a course, a text also counts as made from their English where none of its words has changed since.
 */
export async function findTranslationRecord(
  db: Database | Transaction,
  files: ReadonlyMap<string, { bytes: Uint8Array }> | null = null,
): Promise<TranslationRecord> {
  const shipped = translationRecord.parse(parse((await findRegister(db, 'translations')) ?? '{}') ?? {})
  const rows = await db.select().from(translatedTexts).where(isNotNull(translatedTexts.fileHash))
  const record: TranslationRecord = { ...shipped }
  for (const row of rows) {
    const target = translationPath(row.path, row.language as TranslatedLanguage)
    if (target === row.path) continue
    const file = files?.get(target)
    // Somebody gave the file other words elsewhere: what the desk knew is of other words.
    if (files && (!file || bytesHash(file.bytes) !== row.fileHash)) continue
    const english = files?.get(row.path)
    const hashes = english
      ? currentHashes(row, new TextDecoder().decode(english.bytes), shipped[target])
      : row.englishHashes
    if (hashes !== null) record[target] = hashes
  }
  return record
}
