import type { Sheet } from './sheet.ts'
import { say, type Words } from './words.ts'

/** A list of components with their fields explained; each is put in where the cursor is, filled in. */
export function palette(words: Words, sheet: Sheet): HTMLElement {
  const whole = element('details', 'govuk-details lisans-insert')
  whole.append(element('summary', 'govuk-details__summary', say(words, 'insert')))
  const inside = whole.appendChild(element('div', 'govuk-details__text'))
  inside.append(element('p', 'govuk-hint', say(words, 'insertHint')))
  const { components, figures } = words
  for (const { name, kind, help, fields, example } of components) {
    if (kind === 'piece') continue
    const one = inside.appendChild(element('div', 'lisans-insert__one'))
    one.append(button(say(words, 'insertButton', { name }), example, sheet), inEnglish(help))
    if (fields.length === 0) continue
    const rows = one.appendChild(element('details', 'lisans-insert__fields'))
    rows.append(element('summary', '', say(words, 'fields')))
    const list = rows.appendChild(element('ul', 'govuk-list govuk-list--bullet'))
    list.lang = 'en'
    for (const field of fields) {
      const item = list.appendChild(element('li', ''))
      const needed = field.needed ? ` (${say(words, 'needed')})` : ''
      item.append(element('code', '', field.name), `${needed}: ${field.meaning || field.values.replaceAll('`', '')}`)
    }
  }
  for (const { id, markup } of figures) inside.append(button(say(words, 'insertButton', { name: id }), markup, sheet))
  return whole
}

function button(label: string, markup: string, sheet: Sheet): HTMLElement {
  const made = element('button', 'govuk-button govuk-button--secondary lisans-insert__button', label)
  made.setAttribute('type', 'button')
  made.addEventListener('click', () => sheet.insert(isInline(markup) ? markup : `\n\n${markup}\n\n`))
  return made
}

/** `<Term>` and `<LegalFact>` stand in a sentence. */
function isInline(markup: string): boolean {
  return !markup.includes('\n') && !markup.startsWith('<Figure') && !markup.startsWith('<Callout')
}

function inEnglish(words: string): HTMLElement {
  const paragraph = element('span', 'lisans-insert__help', words.replaceAll('`', ''))
  paragraph.lang = 'en'
  return paragraph
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}
