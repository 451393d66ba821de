import { send } from './send.ts'
import type { Problem, Sheet } from './sheet.ts'
import { say, type Words } from './words.ts'

/** In milliseconds. */
const pause = 800

type Checking = { address: string; path: string; sheet: Sheet; section: HTMLElement; words: Words }

/** Asks the server what is wrong, a moment after each change: underlined where it is, and listed with a way to it. */
export function checkAsWritten({ address, path, sheet, section, words }: Checking): void {
  const heading = section.querySelector('h2')
  const list = section.querySelector('ol') ?? section.appendChild(document.createElement('ol'))
  list.className = 'govuk-list lisans-problems'
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function check() {
    const turn = ++asked
    const answer = await send(address, { path, text: sheet.text() })
    // The text has changed since: a later answer is on its way.
    if (turn !== asked || answer.kind !== 'answered' || answer.status !== 200) return
    const { problems } = JSON.parse(answer.text) as { problems: Problem[] }
    sheet.mark(problems)
    list.replaceChildren(...problems.map(shown))
    if (heading)
      heading.textContent = say(words, problems.length === 0 ? 'none' : 'problem', { count: problems.length })
    for (const paragraph of section.querySelectorAll(':scope > p')) paragraph.remove()
  }

  function shown({ line, column, message, severity, help }: Problem): HTMLElement {
    const item = document.createElement('li')
    const way = document.createElement('a')
    way.className = 'govuk-link'
    way.href = '#editor'
    way.textContent = `${say(words, severity)}, ${say(words, 'lineNumber', { line })}`
    way.addEventListener('click', (event) => {
      event.preventDefault()
      sheet.goTo(line, column)
    })
    const said = document.createElement('span')
    said.lang = 'en'
    said.textContent = message
    item.append(way, ' ', said)
    if (help) item.append(' ', helpLink(help))
    return item
  }

  function helpLink(help: string): HTMLElement {
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = help
    link.target = '_blank'
    link.rel = 'noreferrer'
    link.textContent = say(words, 'help')
    return link
  }

  sheet.onChange(() => {
    clearTimeout(timer)
    timer = setTimeout(check, pause)
  })
  void check()
}
