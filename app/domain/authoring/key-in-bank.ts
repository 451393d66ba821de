/** Which option of a question is marked `correct` in the text of a bank, counted from 0, and how many options it has. */
export type KeyInBank = { place: number; options: number }

const optionTag = /<Option\b([^>]*)>/g
const correctWord = /\s+correct(?:\s*=\s*(?:"[^"]*"|'[^']*'))?(?=[\s/]|$)/

/** Null where the question is not there, or does not have exactly one option marked. */
export function keyInBank(source: string, questionId: string): KeyInBank | null {
  const block = blockOf(source, questionId)
  if (!block) return null
  const marked = [...block.text.matchAll(optionTag)].map(([, attributes = '']) => correctWord.test(attributes))
  const place = marked.indexOf(true)
  return place >= 0 && marked.lastIndexOf(true) === place ? { place, options: marked.length } : null
}

/** The bank with the word `correct` at another option of the question, and every other letter as it was. Null where that cannot be done. */
export function withKeyAt(source: string, questionId: string, place: number): string | null {
  const block = blockOf(source, questionId)
  const key = keyInBank(source, questionId)
  if (!block || !key || place < 0 || place >= key.options) return null
  let seen = -1
  const text = block.text.replace(optionTag, (tag, attributes: string) => {
    seen++
    if (seen === key.place && seen !== place) return `<Option${attributes.replace(correctWord, '')}>`
    return seen === place && seen !== key.place ? `<Option correct${attributes}>` : tag
  })
  const changed = source.slice(0, block.start) + text + source.slice(block.start + block.text.length)
  return keyInBank(changed, questionId)?.place === place ? changed : null
}

function blockOf(source: string, questionId: string): { start: number; text: string } | null {
  const opening = new RegExp(`<Question\\b[^<>]*\\sid\\s*=\\s*["']${questionId.replace(/[^\w-]/g, '')}["'][^<>]*>`)
  const start = source.search(opening)
  if (start < 0) return null
  const end = source.indexOf('</Question>', start)
  return end < 0 ? null : { start, text: source.slice(start, end) }
}
