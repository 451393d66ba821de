import { stringify } from 'yaml'
import type { TranslationState } from './compare-translations.ts'
import type { TranslationRecord } from './syllabus.ts'

const heading = `# Which English each translation was made from; for a bank, per question. Written by \`lisans courses accept-translations\`.
`

/**
 * The text of `translations.yaml` once the translations in `files` (null: all) have been declared up to date with the English of now.
 * Other records stay as they are; those of texts that no longer exist are dropped.
 */
export function acceptTranslations(
  translations: TranslationState[],
  record: TranslationRecord,
  files: string[] | null,
): string {
  const accepted: TranslationRecord = {}
  for (const { file, questionId, englishHash } of [...translations].sort(byName)) {
    const before = record[file]
    const known = questionId === null ? before : typeof before === 'object' ? before[questionId] : undefined
    const hash = files === null || files.includes(file) ? englishHash : known
    if (typeof hash !== 'string') continue
    if (questionId === null) accepted[file] = hash
    else accepted[file] = { ...(accepted[file] as Record<string, string> | undefined), [questionId]: hash }
  }
  return writeTranslationRecord(accepted)
}

/** The text of `translations.yaml` for a record, in the order in which it stands. */
export function writeTranslationRecord(record: TranslationRecord): string {
  return heading + stringify(record, { lineWidth: 0 })
}

function byName(one: TranslationState, other: TranslationState): number {
  const [left, right] = [`${one.file}#${one.questionId ?? ''}`, `${other.file}#${other.questionId ?? ''}`]
  return left < right ? -1 : left > right ? 1 : 0
}
