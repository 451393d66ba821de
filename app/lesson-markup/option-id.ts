import { createHash } from 'node:crypto'

/**
 * The id of an option, or of another piece whose name might tell the answer: twelve hexadecimal digits made from its activity and from the name its author gave it, or else its words.
 * Its position and its correctness play no part, and a telling name is not repeated, so the id says nothing about the key.
 */
export function optionId(questionId: string, nameOrWords: string): string {
  return createHash('sha256').update(`${questionId}\n${nameOrWords}`).digest('hex').slice(0, 12)
}
