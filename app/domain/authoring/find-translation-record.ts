import { parse } from 'yaml'
import { findRegister } from '#app/domain/catalogue/find-register.ts'
import { type TranslationRecord, translationRecord } from '#app/domain/catalogue/syllabus.ts'
import type { Database } from '#db/handle.ts'

/** Which English each translation was made from, as far as anybody has said. */
export async function findTranslationRecord(db: Database): Promise<TranslationRecord> {
  return translationRecord.parse(parse((await findRegister(db, 'translations')) ?? '{}') ?? {})
}
