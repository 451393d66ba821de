import { send } from './send.ts'
import type { Sheet } from './sheet.ts'
import { say, type Words } from './words.ts'

/** What the server takes, in characters. */
const longest = 120_000
/** Marks of a page or a document: without any, plain text is just as good. */
const marked = /<(?:h[1-6]|ul|ol|table|b|strong|i|em|a|p class="?Mso)\b/i

/**
 * Takes what was copied from Word or a page and puts it in as lesson text, through the server's own converter. With Ctrl+Shift+V the
 * browser brings plain text, which goes in as it is.
 */
export function pasteFromWord(address: string, sheet: () => Sheet, words: Words, status: HTMLElement) {
  return (event: ClipboardEvent): boolean => {
    const html = event.clipboardData?.getData('text/html') ?? ''
    const plain = event.clipboardData?.getData('text/plain') ?? ''
    if (!marked.test(html)) return false
    const lean = withoutLooks(html)
    if (lean.length > longest) {
      status.textContent = say(words, 'pasteTooLong')
      return false
    }
    event.preventDefault()
    status.textContent = say(words, 'pasting')
    void send(address, { html: lean }).then((answer) => {
      if (answer.kind !== 'answered' || answer.status !== 200) {
        sheet().insert(plain)
        status.textContent = say(words, 'pasteFailed')
        return
      }
      const { text, notes } = JSON.parse(answer.text) as { text: string; notes: string[] }
      sheet().insert(isBlock(text) ? `\n\n${text}\n\n` : text)
      status.textContent = [say(words, 'pasted'), ...notes].join(' ')
    })
    return true
  }
}

/** Headings, lists and tables need an empty line around them; words within a sentence do not. */
function isBlock(text: string): boolean {
  return text.includes('\n') || /^(?:#|- |\||\d+\. )/.test(text)
}

/** Word sends ten times as much about looks as about words. The document that is made here loads and runs nothing. */
function withoutLooks(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const unwanted of page.querySelectorAll('style, script, meta, link, xml, title')) unwanted.remove()
  for (const element of page.body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes])
      if (!['href', 'alt', 'colspan', 'rowspan', 'start', 'class', 'style'].includes(name))
        element.removeAttribute(name)
    // Word makes its lists of paragraphs, and says so in their styles.
    const list = /mso-list:[^;"]+/.exec(element.getAttribute('style') ?? '')?.[0]
    const looks = /font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic/.exec(element.getAttribute('style') ?? '')?.[0]
    if (list || looks) element.setAttribute('style', [list, looks].filter(Boolean).join(';'))
    else element.removeAttribute('style')
  }
  return page.body.innerHTML
}
