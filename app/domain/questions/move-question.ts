import { type PlacedBankQuestion, removeQuestion } from './bank-text.ts'

/** Two texts of banks after a question went over from the one to the end of the other, to the letter. */
export function moveQuestion(from: string, placed: PlacedBankQuestion, to: string): { from: string; to: string } {
  const moved = from.slice(placed.start, placed.end)
  return {
    from: removeQuestion(from, placed),
    to: `${[to.trimEnd(), moved].filter((text) => text !== '').join('\n\n')}\n`,
  }
}
