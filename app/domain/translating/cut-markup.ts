import type { Nodes, PhrasingContent, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { type Cut, joinCuts, nextKey, type Room, roomOf, Unplaced } from './cut.ts'
import { cutAttributes } from './cut-attributes.ts'
import { cutWords, isWithinWords } from './cut-words.ts'
import type { Piece, SegmentKind } from './segment.ts'

type Component = MdxJsxFlowElement | MdxJsxTextElement

/** The cutter that joins what it found with everything between; null where a place is not known. */
export function cutMarkup(tree: Root, source: string): ((start: number) => Piece[]) | null {
  const cuts: Cut[] = []
  const root: Room = { key: 'text', component: null, met: new Map() }
  try {
    blocks(tree, root, 'words')
  } catch (fault) {
    if (fault instanceof Unplaced) return null
    throw fault
  }
  cuts.sort((one, other) => one.from - other.from)
  return (start) => joinCuts(cuts, source, start, source.length)

  function blocks(node: Nodes, room: Room, kind: SegmentKind) {
    if (!('children' in node)) return
    for (const child of node.children) block(child, room, kind)
  }

  function block(node: Nodes, room: Room, kind: SegmentKind): void {
    switch (node.type) {
      case 'paragraph':
        words(node.children, room, kind)
        break
      case 'heading':
        words(node.children, room, 'heading')
        break
      case 'tableCell':
        words(node.children, room, 'cell')
        break
      case 'listItem':
        blocks(node, room, 'item')
        break
      case 'blockquote':
      case 'list':
      case 'table':
      case 'tableRow':
        blocks(node, room, kind)
        break
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        component(node, room)
        break
    }
  }

  function component(node: Component, room: Room) {
    const inside = roomOf(node, room)
    cuts.push(...cutAttributes(node, inside, source))
    if (node.children.some((child) => isPhrasing(child as Nodes)))
      words(node.children as PhrasingContent[], inside, 'words')
    else blocks(node as Nodes, inside, 'words')
  }

  /** Words run until a part of an activity stands between them, such as the reason after an option. */
  function words(children: PhrasingContent[], room: Room, kind: SegmentKind) {
    let run: PhrasingContent[] = []
    for (const child of children) {
      if (isComponent(child) && !isWithinWords(child)) {
        cuts.push(...cutWords(run, { room, kind, source, nextKey }))
        component(child, room)
        run = []
      } else run.push(child)
    }
    cuts.push(...cutWords(run, { room, kind, source, nextKey }))
  }
}

function isComponent(node: Nodes): node is Component {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

const flow = new Set([
  'paragraph',
  'heading',
  'list',
  'blockquote',
  'table',
  'code',
  'thematicBreak',
  'mdxJsxFlowElement',
  'definition',
  'html',
  'mdxFlowExpression',
  'mdxjsEsm',
])

function isPhrasing(node: Nodes): boolean {
  return !flow.has(node.type)
}
