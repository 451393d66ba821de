import type { Nodes } from 'mdast'

/** The words of a piece of Markdown without its markup, with single spaces. Rationales are left out. */
export function plainWords(nodes: readonly Nodes[]): string {
  return nodes.map(wordsOf).join(' ').replace(/\s+/g, ' ').trim()
}

function wordsOf(node: Nodes): string {
  if (isComponent(node) && node.name === 'Because') return ''
  if ('value' in node)
    return node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' ? node.value : ''
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  const between = runsOn.has(node.type) ? '' : ' '
  return node.children.map(wordsOf).join(between)
}

/** Nodes whose children follow each other without a space. */
const runsOn = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
  'mdxJsxTextElement',
])

function isComponent(node: Nodes): node is Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }> {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}
