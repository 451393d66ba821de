import { type PlacedBankQuestion, writeQuestion } from './bank-text.ts'

/** Spaces or a backslash before a line end break the line; a field of a form loses them. */
const hardBreak = /\S {2,}\n|\\\n/

/** So many options have a place in the form. */
const mostOptions = 6

/**
 * Whether a form can show a question without losing anything of it: no further key, option or field, nothing that stands beside the
 * options. Whatever it could not write back has to be changed as a text.
 */
export function formCarries(source: string, { start, end, question }: PlacedBankQuestion): boolean {
  if (question.options.length > mostOptions) return false
  if (question.options.filter(({ correct }) => correct).length > 1) return false
  const text = source.slice(start, end)
  if (hardBreak.test(text) || question.options.some(({ text: words }) => !isOneLine(words))) return false
  return piecesOf(text) === piecesOf(writeQuestion(question))
}

/** Whether words can be put on one line, as the field of an option does, without becoming something else. */
function isOneLine(words: string): boolean {
  return !/\n\s*\n|\n\s*(?:[-+*>#|]|\d+[.)])|<\/?[A-Z]|^\s*(?:[-+*]|\d+[.)])\s/.test(words)
}

/** Its words and signs whatever their order and spacing: attributes may stand in any, and an option on one line or on four. */
function piecesOf(text: string): string {
  return (text.match(/[^\s<>]+|[<>]/g) ?? []).sort().join(' ')
}
