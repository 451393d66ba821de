import { type PlacedBankQuestion, writeQuestion } from './bank-text.ts'

/** So many options have a place in the form. */
const mostOptions = 6

/**
 * Whether a form can show a question without losing anything of it: no further key, option or field, nothing that stands beside the
 * options. Whatever it could not write back has to be changed as a text.
 */
export function formCarries(source: string, { start, end, question }: PlacedBankQuestion): boolean {
  if (question.options.length > mostOptions) return false
  if (question.options.filter(({ correct }) => correct).length > 1) return false
  return piecesOf(source.slice(start, end)) === piecesOf(writeQuestion(question))
}

/** Its words and signs whatever their order and spacing: attributes may stand in any, and an option on one line or on four. */
function piecesOf(text: string): string {
  return (text.match(/[^\s<>]+|[<>]/g) ?? []).sort().join(' ')
}
