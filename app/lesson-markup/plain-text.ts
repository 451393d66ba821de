/** How a line begins, inside lists and quotations. `mark` is used up by the first line. */
type Level = { indent: string; mark: string }

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
const pieces = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g
const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'div',
  'section',
  'aside',
  'pre',
  'figure',
  'figcaption',
  'tr',
])
const columns = 76

/**
 * HTML that the lesson compiler made as plain text for mail and print: headings, paragraphs, lists with their numbers, quotations,
 * tables row by row, and the address of every link after its words. Lines of at most 76 characters.
 */
export function plainText(html: string): string {
  const writer = new PlainTextWriter()
  for (const [, closing, name, attributes = '', text] of html.matchAll(pieces)) {
    if (text !== undefined) writer.write(decode(text))
    else if (closing) writer.close(name as string)
    else writer.open(name as string, attributes)
  }
  return writer.end()
}

class PlainTextWriter {
  private readonly paragraphs: string[] = []
  private readonly levels: Level[] = []
  private readonly lists: { next: number | null }[] = []
  private readonly links: string[] = []
  private words = ''
  private tight = false

  write(text: string): void {
    // A line of the source may break anywhere; only <br> breaks what is read.
    this.words += text.replace(/\s+/g, ' ')
  }

  open(name: string, attributes: string): void {
    if (name === 'br') this.words += '\n'
    else if (name === 'a') this.links.push(decode(/href="([^"]*)"/.exec(attributes)?.[1] ?? ''))
    else if (name === 'ul' || name === 'ol') this.openList(name, attributes)
    else if (name === 'li') this.openItem()
    else if (name === 'blockquote') this.openLevel({ indent: '> ', mark: '' })
    else if (name === 'hr') this.rule()
    else if (blocks.has(name)) this.flush()
  }

  close(name: string): void {
    if (name === 'a') this.closeLink()
    else if (name === 'ul' || name === 'ol') {
      this.flush()
      this.lists.pop()
    } else if (name === 'li' || name === 'blockquote') {
      this.flush()
      this.levels.pop()
    } else if (name === 'td' || name === 'th') this.words += ' | '
    else if (blocks.has(name)) this.flush()
  }

  end(): string {
    this.flush()
    return this.paragraphs.join('').trim()
  }

  private openList(name: string, attributes: string): void {
    this.flush()
    if (this.lists.length === 0 && this.paragraphs.length > 0) this.paragraphs.push('\n')
    const start = Number(/start="(\d+)"/.exec(attributes)?.[1] ?? 1)
    this.lists.push({ next: name === 'ol' ? start : null })
  }

  private openItem(): void {
    const list = this.lists.at(-1)
    const mark = list?.next == null ? '- ' : `${list.next}. `
    if (list?.next != null) list.next += 1
    this.openLevel({ indent: ' '.repeat(mark.length), mark })
    this.tight = true
  }

  private openLevel(level: Level): void {
    this.flush()
    this.levels.push(level)
  }

  private closeLink(): void {
    const address = this.links.pop() ?? ''
    if (address !== '' && !this.words.trimEnd().endsWith(address.replace(/^mailto:/, ''))) this.words += ` (${address})`
  }

  private rule(): void {
    this.flush()
    this.paragraphs.push('\n* * *\n')
  }

  /** Writes the words so far as one paragraph. */
  private flush(): void {
    const words = this.words
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\| ?$/, '')
      .trim()
    this.words = ''
    if (words === '') return
    const first = this.levels.map((level) => level.mark || level.indent).join('')
    const rest = this.levels.map((level) => level.indent).join('')
    for (const level of this.levels) if (level.mark) level.mark = ''
    const lines = words.split('\n').flatMap((line) => wrap(line.trim(), columns - rest.length))
    const written = lines.map((line, index) => (index === 0 ? first : rest) + line).join('\n')
    this.paragraphs.push(this.tight ? `${written}\n` : `\n${written}\n`)
    this.tight = false
  }
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
}
