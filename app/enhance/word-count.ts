// Contract with the page: after a <textarea>, beside it, <p role="status" data-limit data-within data-over>: the sentences, with {count}.

import { countWords } from '../lesson-markup/count-words.ts'

/** How long the typing must rest before the length is told again, in milliseconds: a screen reader should not talk between letters. */
const rest = 600

export function tellLengths(page: Document): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  page.addEventListener('input', ({ target }) => {
    const text = target as HTMLTextAreaElement
    const status = text.parentElement?.querySelector<HTMLElement>('[data-limit]')
    if (!status) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      const count = countWords(text.value)
      const { within, over, limit } = status.dataset
      status.textContent = ((count > Number(limit) ? over : within) ?? '').replace('{count}', String(count))
    }, rest)
  })
}
