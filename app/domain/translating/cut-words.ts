import type { Nodes, PhrasingContent } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { findComponent } from '#app/lesson-markup/registry.ts'
import { type Cut, joinCuts, type Room, roomOf, spanOf } from './cut.ts'
import { cutAttributes } from './cut-attributes.ts'
import { plainSigns } from './plain-signs.ts'
import type { SegmentKind, Tag } from './segment.ts'

type Cutting = {
  room: Room
  kind: SegmentKind
  source: string
  nextKey(room: Room, kind: string): string
}

type Component = MdxJsxFlowElement | MdxJsxTextElement

/** Whether a component stands in running words, so that a translator moves it with them. */
export function isWithinWords(node: { name: string | null }): boolean {
  const definition = findComponent(node.name ?? '')
  return definition?.inside === 'text' || definition?.name === 'Spot'
}

/** The segment of a run of words, or nothing where there are no words in it. */
export function cutWords(run: PhrasingContent[], cutting: Cutting): Cut[] {
  const { room, kind, source, nextKey } = cutting
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return []
  const start = spanOf(first)
  const end = spanOf(last)
  const whole = source.slice(start.from, end.to)
  const text = whole.trim()
  if (text === '') return []
  const from = start.from + whole.indexOf(text)
  const to = from + text.length

  const tags: Tag[] = []
  const inner: Cut[] = []
  const marks: { from: number; to: number; mark: string }[] = []
  const key = nextKey(room, kind)
  for (const node of run) collect(node)
  const words = wordsBetween(marks, source, from, to)
  if (words.replace(/<\/?\d+\/?>/g, '').trim() === '') return []
  inner.sort((one, other) => one.from - other.from)
  const raw = joinCuts(inner, source, from, to)
  const line = source.slice(0, from).split('\n').length
  return [{ from, to, segment: { key, kind, words, tags, raw, line, component: room.component } }]

  function collect(node: Nodes) {
    if (node.type === 'mdxJsxTextElement') return void component(node)
    if (node.type === 'break') {
      const { from: breakStart, to: breakEnd } = spanOf(node)
      marks.push({ from: breakStart, to: breakEnd, mark: '\n' })
    }
    if ('children' in node) for (const child of node.children) collect(child as Nodes)
  }

  function component(node: Component) {
    const span = spanOf(node)
    const number = tags.length + 1
    const tag: Tag = { name: node.name ?? '', open: [], close: null, free: node.name === 'Term' }
    tags.push(tag)
    const inside = roomOf(node, room)
    const attributes = cutAttributes(node, inside, source)
    inner.push(...attributes)
    const becauses = node.children.filter(
      (child) => 'name' in child && child.name !== null && !isWithinWords(child as Component),
    )
    const said = node.children.filter((child) => !becauses.includes(child))
    const [opening, ending] = [said[0], said.at(-1)]
    if (!opening || !ending) {
      tag.open = joinCuts(attributes, source, span.from, span.to)
      marks.push({ from: span.from, to: span.to, mark: `<${number}/>` })
      return
    }
    const wordsFrom = spanOf(opening).from
    const wordsTo = becauses[0] ? Math.min(spanOf(becauses[0]).from, spanOf(ending).to) : spanOf(ending).to
    const reasons = becauses.flatMap((because) => reasonOf(because as Component, inside))
    inner.push(...reasons)
    tag.open = joinCuts(attributes, source, span.from, wordsFrom)
    tag.close = joinCuts(reasons, source, wordsTo, span.to)
    marks.push(
      { from: span.from, to: wordsFrom, mark: `<${number}>` },
      { from: wordsTo, to: span.to, mark: `</${number}>` },
    )
    for (const child of said) if (spanOf(child).from < wordsTo) collect(child as Nodes)
  }

  function reasonOf(because: Component, inside: Room): Cut[] {
    const reasonRoom = roomOf(because, inside)
    return cutWords(because.children as PhrasingContent[], { ...cutting, room: reasonRoom, kind: 'words' })
  }
}

/** The source with its components as numbered tags, in one line but for breaks that are meant. */
function wordsBetween(
  marks: { from: number; to: number; mark: string }[],
  source: string,
  from: number,
  to: number,
): string {
  const inOrder = marks.toSorted((one, other) => one.from - other.from)
  const parts: string[] = []
  let at = from
  for (const mark of inOrder) {
    parts.push(oneLine(source.slice(at, mark.from)), mark.mark)
    at = Math.max(at, mark.to)
  }
  parts.push(oneLine(source.slice(at, to)))
  const words = parts.join('').replace(/ *\n */g, '\n')
  return plainSigns(words.trim())
}

function oneLine(text: string): string {
  return text.replace(/[ \t]*\n[ \t]*/g, ' ').replace(/[ \t]+/g, ' ')
}
