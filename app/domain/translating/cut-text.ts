import { isScalar, parseDocument } from 'yaml'
import { writtenText } from '#app/domain/authoring/written-text.ts'
import { cutMarkup } from './cut-markup.ts'
import { parseMarkup } from './parse-markup.ts'
import { spanOfScalar } from './scalar-span.ts'
import { type Piece, type Segment, segmentsOf } from './segment.ts'

export type CutText = {
  /** Joined again they are the text. */
  pieces: Piece[]
  segments: Segment[]
}

const fields = ['title', 'summary']
const frontMatter = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/

/** Cuts a lesson, a bank or a handout into its words and what stands around them; null where it cannot be read. */
export function cutText(text: string): CutText | null {
  const source = writtenText(text)
  const head = frontMatter.exec(source)?.[0] ?? ''
  // Lines and offsets stay true, and nothing behind us can take the front matter for anything.
  const body = head.replace(/[^\n]/g, ' ') + source.slice(head.length)
  const tree = parseMarkup(body)
  if (!tree) return null
  const front = cutFrontMatter(head)
  const cuts = cutMarkup(tree, source)
  if (!front || !cuts) return null
  const pieces = [...front, ...cuts(head.length)]
  return { pieces, segments: segmentsOf(pieces) }
}

/** The title and the summary of the front matter. Null where it is no YAML. */
function cutFrontMatter(head: string): Piece[] | null {
  if (head === '') return []
  const start = head.indexOf('\n') + 1
  const source = head.slice(start, head.lastIndexOf('\n---'))
  const document = parseDocument(source)
  if (document.errors.length > 0) return null
  const pieces: Piece[] = []
  let at = 0
  for (const name of fields) {
    const value = document.get(name, true)
    if (!isScalar(value) || typeof value.value !== 'string') continue
    const [from, to] = spanOfScalar(value, source).map((at) => start + at) as [number, number]
    if (from < at) return null
    pieces.push(head.slice(at, from), {
      key: `front/${name}`,
      kind: 'field',
      words: value.value.replace(/[ \t\n]+/g, ' ').trim(),
      tags: [],
      raw: [head.slice(from, to)],
      line: head.slice(0, from).split('\n').length,
      component: null,
    })
    at = to
  }
  return [...pieces, head.slice(at)]
}
