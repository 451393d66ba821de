import type { CompiledSyllabus } from '../compile-syllabus.ts'
import type { FileProblem } from '../syllabus.ts'
import { warningIn } from './file-problem.ts'

/** Translations that are older than their English, and those of which nobody has said what they were made from. */
export function checkTranslations({ translations }: CompiledSyllabus): FileProblem[] {
  return translations.flatMap(({ file, line, questionId, state }) => {
    const what = questionId === null ? 'This translation' : `The translation of “${questionId}”`
    if (state === 'lagging') {
      return [
        warningIn(
          file,
          line,
          'translation-lags',
          `${what} was made from an older English. Translate what has changed, then accept it.`,
        ),
      ]
    }
    if (state === 'unrecorded') {
      return [
        warningIn(
          file,
          line,
          'translation-unrecorded',
          `${what} does not say which English it was made from. Compare it with the English, then accept it.`,
        ),
      ]
    }
    return []
  })
}
