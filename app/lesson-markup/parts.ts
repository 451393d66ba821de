import type { BlockContent, DefinitionContent, PhrasingContent, RootContent } from 'mdast'
import type {} from 'mdast-util-mdx'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'

export type PartContent = RootContent

/** The element that carries one separately rendered part of a lesson. Authors cannot write it: it is not in the registry. */
export const partElement = 'LessonPart'

/** Collects the pieces of a lesson that are rendered to HTML apart from each other. */
export type Parts = {
  /** Adds a part and returns its number. Paragraphs stay paragraphs; loose words become one. */
  blocks(nodes: PartContent[]): number
  /** Adds a part that stands in a line: the paragraph around it is taken off. */
  words(nodes: PartContent[]): number
  /** The tree to render: one element for each part, in order. */
  elements(): MdxJsxFlowElement[]
}

export function collectParts(): Parts {
  const collected: PartContent[][] = []
  return {
    blocks: (nodes) => collected.push(asBlocks(trimmed(nodes))) - 1,
    words: (nodes) => collected.push(asWords(trimmed(nodes))) - 1,
    elements: () => collected.map((children, at) => partNode(at, children)),
  }
}

function partNode(at: number, children: PartContent[]): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name: partElement,
    attributes: [{ type: 'mdxJsxAttribute', name: 'at', value: String(at) }],
    // The compiler takes loose words in a flow element as they are, though the types do not say so.
    children: children as (BlockContent | DefinitionContent)[],
  }
}

const phrasing = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'mdxJsxTextElement',
])

export function isPhrasing(node: PartContent): boolean {
  return phrasing.has(node.type)
}

function asBlocks(nodes: PartContent[]): PartContent[] {
  if (!nodes.some((node) => phrasing.has(node.type))) return nodes
  const blocks: PartContent[] = []
  let line: PhrasingContent[] = []
  for (const node of nodes) {
    if (phrasing.has(node.type)) line.push(node as PhrasingContent)
    else {
      closeLine()
      blocks.push(node)
    }
  }
  closeLine()
  return blocks

  function closeLine() {
    const children = trimmed(line) as PhrasingContent[]
    if (children.length > 0) blocks.push({ type: 'paragraph', children })
    line = []
  }
}

function asWords(nodes: PartContent[]): PartContent[] {
  const [only] = nodes
  return nodes.length === 1 && only?.type === 'paragraph' ? trimmed(only.children) : nodes
}

/** Without empty text and without the white space that indentation leaves at both ends. */
export function trimmed(nodes: PartContent[]): PartContent[] {
  const kept = [...nodes]
  while (isBlank(kept[0])) kept.shift()
  while (isBlank(kept.at(-1))) kept.pop()
  const first = kept[0]
  if (first?.type === 'text') kept[0] = { ...first, value: first.value.trimStart() }
  const last = kept.at(-1)
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: last.value.trimEnd() }
  return kept
}

function isBlank(node: PartContent | undefined) {
  if (node === undefined) return false
  if (node.type === 'paragraph')
    return node.children.every((child) => child.type === 'text' && child.value.trim() === '')
  return node.type === 'text' && node.value.trim() === ''
}
