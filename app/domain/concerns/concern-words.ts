/** In characters. */
export const mostWords = 4000

export type WordsRefusal = 'words-missing' | 'words-too-long'

/**
 * What was written, as text that can be kept and shown: line breaks stay, marks that cannot be seen go, such as those that turn the
 * reading direction. Or why it cannot be taken. Pure.
 */
export function readConcernWords(written: string): { words: string } | { reason: WordsRefusal } {
  const words = written
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, (mark) => (mark === '\n' ? '\n' : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (words === '') return { reason: 'words-missing' }
  return words.length > mostWords ? { reason: 'words-too-long' } : { words }
}

/** The same words again within so long, in milliseconds, are a form that was sent twice. */
export const sentTwiceWithin: number = 10 * 60_000
