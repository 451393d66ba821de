import type { PhrasingContent } from 'mdast'
import type { z } from 'zod'
import type { Element, Gathering, PieceComponent } from './component-definition.ts'
import { isPhrasing, type PartContent, trimmed } from './parts.ts'
import { plainWords } from './plain-words.ts'

/**
 * Separates the words of an option, choice, spot, comment, pair or stage from its rationale.
 * The rationale may stand on its own, or at the end of the paragraph (then Markdown has made it a part of that).
 */
export function splitPiece(piece: Element, because: PieceComponent<z.ZodObject>, gathering: Gathering) {
  const name = piece.name
  const reasons = gathering.pieces(piece.node, because)
  if (reasons.length === 0) {
    gathering.report('missing-because', `This ${name} has no <Because>: say why it is right or not.`, piece.place)
  }
  if (reasons.length > 1) gathering.report('two-because', `This ${name} has more than one <Because>.`, piece.place)
  const [first] = reasons
  if (first && plainWords(first.node.children) === '') {
    gathering.report('missing-because', `The <Because> of this ${name} is empty.`, first.place)
  }
  const words = without(
    piece.node.children,
    reasons.map((reason) => reason.node),
  )
  if (!manyParagraphs.has(name) && !isOneLine(words)) {
    gathering.report('contents', `The words of this ${name} must be one paragraph, before its <Because>.`, piece.place)
  }
  if (plainWords(words) === '') gathering.report('empty', `This ${name} has no words.`, piece.place)
  return { words, reason: first ? (first.node.children as PartContent[]) : [] }
}

/** Pieces whose words may be more than one paragraph. */
const manyParagraphs = new Set(['Comment', 'Pair'])

function isOneLine(nodes: readonly PartContent[]) {
  const filled = nodes.filter((node) => plainWords([node]) !== '')
  return filled.every(isPhrasing) || (filled.length === 1 && filled[0]?.type === 'paragraph')
}

/** The nodes without the unwanted ones, which may stand among them or one paragraph deep. */
export function without(nodes: readonly PartContent[], unwanted: readonly unknown[]): PartContent[] {
  return nodes
    .filter((node) => !unwanted.includes(node))
    .map((node) =>
      node.type === 'paragraph'
        ? {
            ...node,
            children: trimmed(node.children.filter((child) => !unwanted.includes(child))) as PhrasingContent[],
          }
        : node,
    )
}
