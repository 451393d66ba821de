import type { CompiledSyllabus } from '../compile-syllabus.ts'
import type { FileProblem } from '../syllabus.ts'
import { warningIn } from './file-problem.ts'

/** Translations that are older than their English, and those of which nobody has said what they were made from. */
export function checkTranslations({ translations }: CompiledSyllabus): FileProblem[] {
  const unrecorded = translations.filter(({ state }) => state === 'unrecorded')
  return [
    ...translations
      .filter(({ state }) => state === 'lagging')
      .map(({ file, line, questionId }) => {
        const what = questionId === null ? 'This translation' : `The translation of “${questionId}”`
        const message = `${what} was made from an older English. Translate what has changed, then accept it.`
        return warningIn(file, line, 'translation-lags', message)
      }),
    ...[...new Set(unrecorded.map(({ file }) => file))].map((file) => {
      const ids = unrecorded.flatMap((one) => (one.file === file ? (one.questionId ?? []) : []))
      const what = ids.length === 0 ? 'Nothing' : `For ${ids.length} questions nothing`
      const message = `${what} says which English this translation was made from. Compare it with the English, then accept it.`
      return warningIn(file, 1, 'translation-unrecorded', message)
    }),
  ]
}
