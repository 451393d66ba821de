import type { Element, Root as Html } from 'hast'
import type { Root } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { deepestHtml, htmlDepth } from '#app/domain/outside-files/html-depth.ts'
import { refuseAddress } from '#app/lesson-markup/learner-address.ts'
import { findComponent } from '#app/lesson-markup/registry.ts'
import type { ExchangeNote } from './exchanged-question.ts'

export type CarriedMarkup = { markup: string; notes: ExchangeNote[] }

/** A part of a question that is longer is read as words: signs within signs without end would take seconds. In characters. */
const longestMarkup = 8_000

const asBank = unified().use(remarkParse).use(remarkGfm).use(remarkMdx)
const asMarkdown = unified().use(remarkParse).use(remarkGfm)
const fromHtml = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark)
// The escapes of MDX are what keeps a stranger's brackets words.
const writing = unified().use(remarkGfm).use(remarkMdx).use(remarkStringify, { bullet: '-', emphasis: '_' })

/** Markdown from elsewhere as a bank can hold it. What reads as ours already is left as it is, to the letter. */
export function carryMarkdown(text: string): CarriedMarkup {
  const plain = text.replace(/\r\n?/g, '\n').trim()
  if (plain.length > longestMarkup) return simplified(plain)
  if (isOurs(plain)) return { markup: plain, notes: [] }
  return write(asMarkdown.parse(plain))
}

/** Words without any markup: every sign of them stays a sign. */
export function carryWords(text: string): CarriedMarkup {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
  return write({
    type: 'root',
    children: paragraphs.map((words) => ({
      type: 'paragraph',
      children: [{ type: 'text', value: words.replace(/\s+/g, ' ') }],
    })),
  })
}

/** HTML from elsewhere as a bank can hold it: emphasis, lists, links and tables; nothing that acts. */
export function carryHtml(html: string): CarriedMarkup {
  if (html.length > longestMarkup || htmlDepth(html) > deepestHtml) return simplified(html.replace(/<[^<>]*>/g, ' '))
  const parsed = fromHtml.parse(html) as Html
  const notes: ExchangeNote[] = []
  visit(parsed, 'element', (element: Element, place, parent) => {
    if (!['script', 'style', 'iframe', 'object', 'embed', 'svg', 'math', 'template'].includes(element.tagName)) return
    if (parent && place !== undefined) parent.children.splice(place, 1)
    if (element.tagName !== 'style') notes.push({ what: 'markup-simplified' })
    return place
  })
  const carried = write(fromHtml.runSync(parsed) as Root)
  return { markup: carried.markup, notes: distinct([...notes, ...carried.notes]) }
}

function simplified(text: string): CarriedMarkup {
  const { markup, notes } = carryWords(text)
  return { markup, notes: distinct([{ what: 'markup-simplified' }, ...notes]) }
}

function isOurs(text: string): boolean {
  try {
    let ours = true
    visit(asBank.parse(text), (node) => {
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') ours &&= isKnown(node.name)
      else if (node.type.startsWith('mdx') || ['html', 'image', 'imageReference'].includes(node.type)) ours = false
    })
    return ours
  } catch {
    return false
  }
}

/** Pieces of activities are no part of the words of a question. */
function isKnown(name: string | null): boolean {
  const inside = name === null ? null : findComponent(name)?.inside
  return inside === 'text' || inside === 'blocks'
}

function write(tree: Root): CarriedMarkup {
  const notes: ExchangeNote[] = []
  visit(tree, (node, place, parent) => {
    const replace = (words: string) => {
      if (!parent || place === undefined) return
      parent.children.splice(place, 1, ...(words ? [{ type: 'text' as const, value: words }] : []))
    }
    if (node.type === 'html') {
      notes.push({ what: 'markup-simplified' })
      const block = parent?.type === 'root'
      if (block && parent && place !== undefined)
        parent.children.splice(place, 1, { type: 'paragraph', children: [{ type: 'text', value: node.value }] })
      else replace(node.value)
    } else if (node.type === 'image' || node.type === 'imageReference') {
      notes.push({ what: 'picture', about: node.alt ?? '' })
      replace(node.alt ?? '')
    } else if (node.type === 'heading' && parent && place !== undefined) {
      notes.push({ what: 'markup-simplified' })
      parent.children.splice(place, 1, { type: 'paragraph', children: node.children })
    } else if (node.type === 'link' && refuseAddress(node.url) !== null && parent && place !== undefined) {
      notes.push({ what: 'link-left-out', about: node.url.slice(0, 100) })
      parent.children.splice(place, 1, ...node.children)
      return place
    }
  })
  return { markup: writing.stringify(tree).trim(), notes: distinct(notes) }
}

function distinct(notes: ExchangeNote[]): ExchangeNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()]
}
