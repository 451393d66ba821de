import type { Nodes, Parents, Root } from 'mdast'
import type { z } from 'zod'
import type { ComponentNode, Element, GatheredActivity, Gathering, PieceComponent } from './component-definition.ts'
import { countWords } from './count-words.ts'
import { errorAt, type LessonProblem, warningAt } from './lesson-problem.ts'
import { collectParts, type PartContent } from './parts.ts'
import { plainWords } from './plain-words.ts'
import { isComponent } from './refuse-code.ts'
import { findComponent } from './registry.ts'

export type SeparatedLesson = {
  /** The running text and the activities, in their order. */
  segments: ({ kind: 'text'; part: number } | { kind: 'activity'; activity: GatheredActivity })[]
  /** Words of running text, without those in activities. */
  wordCount: number
  /** The line of each activity, by its id. */
  lines: Record<string, number>
  /** Where the source of each activity begins and ends in the parsed text, by its id. */
  spans: Record<string, [start: number, end: number]>
  problems: LessonProblem[]
}

/**
 * Takes the activities out of a checked lesson. The tree is left with nothing but numbered parts, which are rendered one by one:
 * no mark stands in the HTML for an author to forge.
 */
export function separateParts(lesson: Root, elements: Map<ComponentNode, Element>, pool: string): SeparatedLesson {
  const parts = collectParts()
  const problems: LessonProblem[] = []
  const segments: SeparatedLesson['segments'] = []
  const lines: Record<string, number> = {}
  const spans: SeparatedLesson['spans'] = {}
  const gathering: Gathering = {
    parts,
    pool,
    pieces: (within, piece) => piecesIn(within, piece, elements),
    report: (rule, message, place) => problems.push(errorAt(place, rule, message)),
    warn: (rule, message, place) => problems.push(warningAt(place, rule, message)),
  }

  let text: PartContent[] = []
  let wordCount = 0
  for (const node of lesson.children) {
    const element = isComponent(node) ? elements.get(node) : undefined
    const definition = element && findComponent(element.name)
    if (element && definition?.kind === 'activity') {
      closeText()
      const id = String(element.fields.id)
      if (Object.hasOwn(lines, id))
        gathering.report('duplicate-id', `Two activities are called “${id}”.`, element.place)
      lines[id] = element.place.line
      spans[id] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
      // A component that was refused would make its activity look incomplete; the author needs to hear only the cause.
      if (isWhole(element.node, elements))
        segments.push({ kind: 'activity', activity: definition.gather(element, gathering) })
    } else text.push(node)
  }
  closeText()
  lesson.children = parts.elements()
  return { segments, wordCount, lines, spans, problems }

  function closeText() {
    const words = plainWords(text)
    wordCount += countWords(words)
    if (text.length > 0) segments.push({ kind: 'text', part: parts.blocks(text) })
    text = []
  }
}

function isWhole(node: Nodes, elements: Map<ComponentNode, Element>): boolean {
  if (isComponent(node) && !elements.has(node)) return false
  return !('children' in node) || node.children.every((child) => isWhole(child, elements))
}

function piecesIn<Fields extends z.ZodObject>(
  within: Parents | ComponentNode,
  piece: PieceComponent<Fields>,
  elements: Map<ComponentNode, Element>,
): Element<z.infer<Fields>>[] {
  const found: Element<z.infer<Fields>>[] = []
  for (const child of within.children) {
    const element = isComponent(child) ? elements.get(child) : undefined
    if (element?.name === piece.name) found.push(element as Element<z.infer<Fields>>)
    else if ('children' in child && !isComponent(child)) found.push(...piecesIn(child, piece, elements))
  }
  return found
}
