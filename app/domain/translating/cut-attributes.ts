import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { type Cut, type Room, spanOf } from './cut.ts'

const withWords = new Set(['title', 'intro', 'alt', 'caption', 'from'])
/** Not words, but another one in another language: drawings with words in them. */
const picture = 'src'

/** The attributes of a component that learners read, and the picture that it shows. */
export function cutAttributes(node: MdxJsxFlowElement | MdxJsxTextElement, room: Room, source: string): Cut[] {
  return node.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute') return []
    if (!withWords.has(attribute.name) && attribute.name !== picture) return []
    if (typeof attribute.value !== 'string' || attribute.value.trim() === '') return []
    const { from, to } = spanOf(attribute)
    const opening = source.slice(from, to).search(/["']/)
    const words = attribute.value.replace(/[ \t\n]+/g, ' ').trim()
    const key = `${room.key}/@${attribute.name}`
    const line = source.slice(0, from).split('\n').length
    // With its quotation marks, so that words of any kind find theirs.
    const raw = [source.slice(from + opening, to)]
    const kind = attribute.name === picture ? ('picture' as const) : ('attribute' as const)
    const segment = { key, kind, words, tags: [], raw, line, component: room.component }
    return [{ from: from + opening, to, segment }]
  })
}
