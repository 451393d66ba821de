import { XMLParser } from 'fast-xml-parser'
import { openZip } from '#app/domain/outside-files/open-zip.ts'
import { isPlainXml } from '#app/domain/outside-files/plain-xml.ts'

/** A row of a returned sheet. Emphasis that was set with the buttons of Word comes back as Markdown. */
export type ReturnedRow = { code: RowCode; english: string; words: string; remark: string }

export type RowCode = { key: string; english: string; words: string }

export type WordFileReading =
  | { kind: 'read'; sheet: { courseId: string; path: string; language: string }; rows: ReturnedRow[] }
  | { kind: 'refused'; reason: 'not-a-word-file' | 'no-sheet-of-ours' | 'too-large-inside' }

type Node = Record<string, unknown>

const sheetPattern = /\[lisans 1 \| ([a-z0-9-]+) \| ([a-z0-9/.-]+) \| (fr|crs)\]/
const rowPattern = /([0-9a-f]{8})\.([0-9a-f]{6})\.([0-9a-f]{6})/
const limits = { entries: 200, oneFile: 8_000_000, allFiles: 16_000_000 }
const mostRows = 2_000

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
  htmlEntities: false,
})

/** Reads a sheet that comes back from a reviewer. Nothing in it is run, followed or loaded. */
export function readWordFile(bytes: Uint8Array): WordFileReading {
  const opened = openZip(bytes, limits)
  if (opened.kind === 'refused') {
    const isBomb = opened.reason === 'too-large-inside' || opened.reason === 'too-many-files'
    return { kind: 'refused', reason: isBomb ? 'too-large-inside' : 'not-a-word-file' }
  }
  const document = opened.files.get('word/document.xml')
  if (!document) return { kind: 'refused', reason: 'not-a-word-file' }
  if (!isPlainXml(document)) return { kind: 'refused', reason: 'not-a-word-file' }
  const source = new TextDecoder().decode(document)
  let tree: Node[]
  try {
    tree = parser.parse(source) as Node[]
  } catch {
    return { kind: 'refused', reason: 'not-a-word-file' }
  }
  const [, courseId, path, language] = sheetPattern.exec(plainOf(tree)) ?? []
  if (!courseId || !path || !language) return { kind: 'refused', reason: 'no-sheet-of-ours' }
  const rows = found(tree, 'w:tr').slice(0, mostRows).flatMap(readRow)
  return { kind: 'read', sheet: { courseId, path, language }, rows }
}

function readRow(row: Node[]): ReturnedRow[] {
  const [number, english, words, remark] = found(row, 'w:tc')
  const code = rowPattern.exec(plainOf(number ?? []))
  const [, key, englishHash, wordsHash] = code ?? []
  if (!key || !englishHash || !wordsHash) return []
  return [
    {
      code: { key, english: englishHash, words: wordsHash },
      english: plainOf(english ?? []),
      words: cellWords(words ?? []),
      remark: plainOf(remark ?? []).slice(0, 1_000),
    },
  ]
}

/** Everything with this name, outermost first; nothing is looked for within what was found. */
function found(nodes: readonly Node[], name: string): Node[][] {
  return nodes.flatMap((node) => {
    const own = node[name]
    if (Array.isArray(own)) return [own as Node[]]
    return childrenOf(node).flatMap((children) => found(children, name))
  })
}

function plainOf(nodes: readonly Node[]): string {
  return runsOf(nodes)
    .map(({ text }) => text)
    .join('')
    .trim()
}

/** The words of a cell; neighbours with one emphasis make one. */
function cellWords(nodes: readonly Node[]): string {
  const runs: Run[] = []
  for (const run of runsOf(nodes)) {
    const last = runs.at(-1)
    if (last && last.bold === run.bold && last.italic === run.italic) last.text += run.text
    else runs.push({ ...run })
  }
  return runs.map(withEmphasis).join('').trim()
}

type Run = { text: string; bold: boolean; italic: boolean }

function withEmphasis({ text, bold, italic }: Run): string {
  const sign = `${bold ? '**' : ''}${italic ? '*' : ''}`
  const words = text.trim()
  // Signs that a word of the sheet carries already, or a tag, say it themselves.
  if (sign === '' || words === '' || /[*<>]/.test(words)) return text
  return text.replace(words, () => `${sign}${words}${[...sign].reverse().join('')}`)
}

function runsOf(nodes: readonly Node[], ground = { bold: false, italic: false }): Run[] {
  const properties = nodes.flatMap((node) => (Array.isArray(node['w:rPr']) ? (node['w:rPr'] as Node[]) : []))
  const look = { bold: ground.bold || isOn(properties, 'w:b'), italic: ground.italic || isOn(properties, 'w:i') }
  return nodes.flatMap((node, at): Run[] => {
    // What a reviewer struck out in tracked changes is gone.
    if ('w:del' in node || 'w:rPr' in node || 'w:pPr' in node) return []
    if ('#text' in node) return []
    if ('w:t' in node) return [{ text: textOf(node['w:t']), ...look }]
    if ('w:tab' in node) return [{ text: ' ', ...look }]
    if ('w:br' in node) return [{ text: '\n', ...look }]
    const inner = childrenOf(node).flatMap((children) => runsOf(children, look))
    return 'w:p' in node && at > 0 && inner.length > 0 ? [{ text: '\n', ...look }, ...inner] : inner
  })
}

function isOn(properties: readonly Node[], name: string): boolean {
  const property = properties.find((node) => name in node)
  const attributes = property?.[':@'] as Record<string, string> | undefined
  return property !== undefined && !['0', 'false', 'none'].includes(attributes?.['w:val'] ?? '1')
}

function textOf(content: unknown): string {
  return Array.isArray(content) ? content.map((node: Node) => String(node['#text'] ?? '')).join('') : ''
}

function childrenOf(node: Node): Node[][] {
  return Object.entries(node).flatMap(([name, value]) =>
    name !== ':@' && Array.isArray(value) ? [value as Node[]] : [],
  )
}
