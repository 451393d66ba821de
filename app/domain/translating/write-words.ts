import type { Nodes } from 'mdast'
import { stringify } from 'yaml'
import { refuseAddress } from '#app/lesson-markup/learner-address.ts'
import { parseMarkup } from './parse-markup.ts'
import type { Piece, Segment, SegmentKind, Tag } from './segment.ts'

export type WordsProblem = 'empty' | 'too-long' | 'tags' | 'address' | 'markup' | 'picture'

export type WrittenWords = { kind: 'written'; pieces: Piece[] } | { kind: 'problem'; problem: WordsProblem }

const longest = 5_000
const tagMark = /<(\/?)(\d{1,3})(\/?)>/g
const inline = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'break', 'mdxJsxTextElement'])

/** Words as they are kept and compared: in one line, but for breaks where the English has some. */
export function tidyWords(words: string, english: string): string {
  const plain = [...words.normalize('NFC').replace(/\r\n?/g, '\n')].filter(isPrintable).join('')
  const breaks = english.includes('\n') ? /[ \t]*\n\s*/g : /\s*\n\s*/g
  return plain
    .replace(breaks, english.includes('\n') ? '\n' : ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

/**
 * The words of a translator as they stand in the file in the place of an English segment. Whatever would be read as more than words
 * and emphasis loses that meaning: curly brackets, angle brackets, signs that begin a heading, a list or a table cell.
 */
export function writeWords(english: Segment, typed: string): WrittenWords {
  const words = tidyWords(typed, english.words)
  if (words === '') return { kind: 'problem', problem: 'empty' }
  if (words.length > longest) return { kind: 'problem', problem: 'too-long' }
  if (english.kind === 'picture') return writePicture(words)
  if (english.kind === 'attribute') return { kind: 'written', pieces: [attributeValue(words)] }
  if (english.kind === 'field') return { kind: 'written', pieces: [fieldValue(words)] }
  if (!hasItsTags(words, english.tags)) return { kind: 'problem', problem: 'tags' }
  const harmless = defuse(words, english.kind)
  const problem = problemOf(harmless)
  return problem ? { kind: 'problem', problem } : { kind: 'written', pieces: withTags(harmless, english.tags) }
}

function writePicture(src: string): WrittenWords {
  if (!/^figures\/[a-z0-9.-]+$/.test(src)) return { kind: 'problem', problem: 'picture' }
  return { kind: 'written', pieces: [`"${src}"`] }
}

/** YAML on one line. */
export function fieldValue(words: string): string {
  const plain = stringify(words, { lineWidth: 0 }).trimEnd()
  return plain.includes('\n') ? JSON.stringify(words) : plain
}

function attributeValue(words: string): string {
  return `"${words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('{', '&#123;')}"`
}

/** Each tag as often as it must stand, closed in the order in which it was opened. */
function hasItsTags(words: string, tags: readonly Tag[]): boolean {
  const open: number[] = []
  const met = new Map<number, number>()
  for (const [, closing, digits, alone] of words.matchAll(tagMark)) {
    const number = Number(digits)
    const tag = tags[number - 1]
    if (!tag) return false
    if (closing) {
      if (alone || open.pop() !== number) return false
      continue
    }
    if ((alone === '/') !== (tag.close === null)) return false
    if (!alone) open.push(number)
    met.set(number, (met.get(number) ?? 0) + 1)
  }
  return open.length === 0 && tags.every(({ free }, index) => free || met.get(index + 1) === 1)
}

/** Takes from words every other meaning than words and emphasis; code in backticks has none anyway. */
function defuse(words: string, kind: SegmentKind): string {
  const parts = words.split(/(`[^`\n]+`)/)
  const harmless = parts.map((part, index) => (index % 2 === 1 ? part : defusePart(part))).join('')
  const begun = kind === 'heading' ? harmless.replace(/(#+)$/, '\\$1') : harmless
  const cell = kind === 'cell' ? begun.replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|') : begun
  return cell.split('\n').map(defuseBeginning).join('\\\n')
}

function defusePart(text: string): string {
  return text
    .replace(/(?<!\\)((?:\\\\)*)([{}])/g, '$1\\$2')
    .replace(/(?<!\\)((?:\\\\)*)<(?!\/?\d{1,3}\/?>)/g, '$1\\<')
    .replace(/(?<!\\)((?:\\\\)*)!\[/g, '$1\\![')
    .replace(/\\$/, '\\\\')
}

function defuseBeginning(line: string): string {
  return line
    .replace(/^(#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|={1,}\s*$|[-_*](?:\s*[-_*]){2,}\s*$|```|~~~|\||:?-+:?\s*\|)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^\[(?=[ xX]\]|[^\]]*\]:)/, '\\[')
    .replace(/^e(?=xport\b)/, '&#101;')
    .replace(/^i(?=mport\b)/, '&#105;')
}

/** What words still are when they are read as a lesson would be. */
function problemOf(words: string): WordsProblem | null {
  const tree = parseMarkup(words.replace(tagMark, (_, closing, number, alone) => `<${closing}T${number}${alone}>`))
  const [paragraph, ...others] = tree?.children ?? []
  if (paragraph?.type !== 'paragraph' || others.length > 0) return 'markup'
  return worstOf(paragraph.children)
}

function worstOf(nodes: readonly Nodes[]): WordsProblem | null {
  for (const node of nodes) {
    if (!inline.has(node.type)) return 'markup'
    if (node.type === 'mdxJsxTextElement' && !/^T\d+$/.test(node.name ?? '')) return 'markup'
    if (node.type === 'link' && refuseAddress(node.url) !== null) return 'address'
    const worst = 'children' in node ? worstOf(node.children as Nodes[]) : null
    if (worst) return worst
  }
  return null
}

function withTags(words: string, tags: readonly Tag[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of words.matchAll(tagMark)) {
    const tag = tags[Number(match[2]) - 1]
    pieces.push(words.slice(at, match.index), ...((match[1] ? tag?.close : tag?.open) ?? []))
    at = match.index + match[0].length
  }
  return [...pieces, words.slice(at)]
}

function isPrintable(letter: string): boolean {
  return letter === '\n' || letter === '\t' || !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(letter)
}
