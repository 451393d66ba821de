import type { SegmentProblem } from '#app/domain/translating/change-words.ts'
import type { FormProblem } from './forms.ts'

/** One piece of a page of translations, as it was sent. */
export type SentWords = {
  number: number
  key: string
  mark: string
  words: string
  confirms: boolean
  reviews: boolean
}

const mostPieces = 2_000

/** The pieces of a posted page, by the numbers in the names of its fields. */
export function readWordsForm(form: FormData): SentWords[] {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 10_000) : ''
  }
  const numbers = [...new Set(form.keys())]
    .flatMap((name) => (/^key\.\d{1,4}$/.test(name) ? [Number(name.slice(4))] : []))
    .slice(0, mostPieces)
  return numbers.map((number) => ({
    number,
    key: text(`key.${number}`).slice(0, 400),
    mark: text(`mark.${number}`).slice(0, 12),
    words: text(`words.${number}`),
    confirms: form.has(`confirms.${number}`),
    reviews: form.has(`reviews.${number}`),
  }))
}

/** Problems of pieces as problems of the fields that they were typed in. */
export function problemsOfWords(
  sent: readonly Pick<SentWords, 'number' | 'key'>[],
  problems: SegmentProblem[],
): FormProblem[] {
  return problems.map(({ key, problem }) => {
    const number = sent.find((one) => one.key === key)?.number
    return {
      field: number === undefined ? 'form' : `words.${number}`,
      message: `translating:problem.${problem}`,
      values: { number: number ?? '' },
    }
  })
}
