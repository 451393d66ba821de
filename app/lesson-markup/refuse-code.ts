import type { Nodes, Root } from 'mdast'
import type {} from 'mdast-util-mdx'
import { checkComponent } from './check-component.ts'
import type { ComponentNode, Element } from './component-definition.ts'
import { refuseAddress } from './learner-address.ts'
import { errorAt, type LessonProblem, type Place } from './lesson-problem.ts'
import type { RenderingContext } from './rendering-context.ts'

export type CheckedLesson = {
  /** The components of the lesson with their checked attributes. */
  elements: Map<ComponentNode, Element>
  problems: LessonProblem[]
}

const markdown = new Set([
  'root',
  'paragraph',
  'text',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'code',
  'blockquote',
  'list',
  'listItem',
  'break',
  'thematicBreak',
  'table',
  'tableRow',
  'tableCell',
  'link',
  'linkReference',
  'definition',
])

// React and the compiler walk the tree recursively; no honest lesson is half as deep.
const deepest = 40

/**
 * Trainers write lessons, and MDX is a programming language: so only what is listed here may pass, and everything else is refused
 * before anything is compiled. Every problem is reported, not only the first.
 */
export function refuseCode(lesson: Root, context: RenderingContext): CheckedLesson {
  const elements: CheckedLesson['elements'] = new Map()
  const problems: LessonProblem[] = []
  walk(lesson, [])
  return { elements, problems }

  function walk(node: Nodes, ancestors: Nodes[]) {
    const place = placeOf(node)
    const report = (rule: string, message: string) => problems.push(errorAt(place, rule, message))
    if (ancestors.length > deepest) return report('too-deep', 'This is nested too deeply.')
    if (isComponent(node)) checkComponent(node, ancestors, { context, elements, report })
    else refuseNode(node, ancestors, report)
    if ('children' in node) for (const child of node.children) walk(child, [...ancestors, node])
  }
}

function refuseNode(node: Nodes, ancestors: Nodes[], report: (rule: string, message: string) => void) {
  switch (node.type) {
    case 'mdxjsEsm':
      return report(
        'code',
        'Lessons cannot import or export anything. If this line is meant as text, begin it with another word.',
      )
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return report('code', 'Curly brackets have a special meaning here: write \\{ instead.')
    case 'html':
      return report('raw-html', 'HTML cannot be written in lessons: use Markdown and the components.')
    case 'image':
    case 'imageReference':
      return report('image', 'Show pictures with <Figure src="figures/…" alt="…" />.')
    case 'footnoteReference':
    case 'footnoteDefinition':
      return report('footnote', 'Lessons have no footnotes: put the source into the sentence, or use <LegalFact>.')
    case 'link':
    case 'definition': {
      const refusal = refuseAddress(node.url)
      if (refusal !== null) report('address', refusal)
      return
    }
    case 'heading':
      return refuseHeading(node.depth, ancestors, report)
    case 'listItem':
      if (typeof node.checked === 'boolean')
        report('task-list', 'Boxes in lists cannot be ticked here: write a plain list.')
      return
    default:
      if (!markdown.has(node.type)) report('unknown-markup', 'This kind of markup cannot be used in lessons.')
  }
}

function refuseHeading(depth: number, ancestors: Nodes[], report: (rule: string, message: string) => void) {
  if (depth === 1)
    report('heading', 'The title of the page is the only heading of the first level: begin headings with ##.')
  if (depth > 4) report('heading', 'Use headings of the levels ##, ### and #### only.')
  if (ancestors.length > 1)
    report('heading', 'Headings stand in the lesson itself, not inside components, lists or quotations.')
}

export function placeOf(node: Nodes): Place {
  const start = node.position?.start
  return { line: start?.line ?? 1, column: start?.column ?? 1 }
}

export function isComponent(node: Nodes): node is ComponentNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}
