import { createHash } from 'node:crypto'

/**
 * The id of an option that was given none: twelve hexadecimal digits made from its question and its words.
 * Its position and its correctness play no part, so the id says nothing about the key.
 */
export function optionId(questionId: string, words: string): string {
  return createHash('sha256').update(`${questionId}\n${words}`).digest('hex').slice(0, 12)
}
