import type { Nodes } from 'mdast'
import type { ComponentDefinition, ComponentNode, Element } from './component-definition.ts'
import { isComponent, placeOf } from './refuse-code.ts'
import { findComponent, registry } from './registry.ts'
import type { RenderingContext } from './rendering-context.ts'

type Checking = {
  context: RenderingContext
  elements: Map<ComponentNode, Element>
  report(rule: string, message: string): void
}

/** Checks one component: its name, its attributes as plain strings, where it stands and what it holds. */
export function checkComponent(node: ComponentNode, ancestors: Nodes[], checking: Checking): void {
  const name = node.name ?? ''
  const definition = findComponent(name)
  if (!definition) {
    checking.report('unknown-component', explainUnknown(name))
    return
  }
  const standing = refusePlace(definition, ancestors)
  if (standing !== null) checking.report('place', standing)
  const holding = refuseContents(definition, node)
  if (holding !== null) checking.report('contents', holding)

  const attributes = readAttributes(definition, node, checking)
  if (attributes === null) return
  const parsed = definition.fields.safeParse(attributes)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const attribute = String(issue.path[0] ?? '')
      const missing = !Object.hasOwn(attributes, attribute)
      checking.report(
        attribute === 'alt' ? 'missing-alt' : 'attribute',
        `${name} ${missing ? 'needs' : 'has a wrong'} “${attribute}”: ${issue.message}.`,
      )
    }
    return
  }
  if (definition.kind === 'plain') {
    const refusal = definition.refuse?.(parsed.data, checking.context)
    if (refusal) checking.report(refusal.rule, refusal.message)
  }
  checking.elements.set(node, { name, fields: parsed.data, node, place: placeOf(node) })
}

/** The attributes as a plain object, or null when one of them is more than text. */
function readAttributes(definition: ComponentDefinition, node: ComponentNode, checking: Checking) {
  const { name, fields } = definition
  const attributes: Record<string, string | true> = {}
  let sound = true
  const refuse = (rule: string, message: string) => {
    sound = false
    checking.report(rule, message)
  }
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      refuse('code', `Attributes of ${name} must be written one by one, as name="text".`)
    } else if (!Object.hasOwn(fields.shape, attribute.name)) {
      const known = Object.keys(fields.shape).join(', ') || 'none'
      refuse('unknown-attribute', `${name} has no attribute “${attribute.name}” (it has: ${known}).`)
    } else if (Object.hasOwn(attributes, attribute.name)) {
      refuse('attribute', `${name} has the attribute “${attribute.name}” twice.`)
    } else if (attribute.value !== null && attribute.value !== undefined && typeof attribute.value !== 'string') {
      refuse(
        'code',
        `The attribute “${attribute.name}” of ${name} must be plain text: write ${attribute.name}="text", without curly brackets.`,
      )
    } else {
      attributes[attribute.name] = attribute.value ?? true
    }
  }
  return sound ? attributes : null
}

function refusePlace({ name, inside }: ComponentDefinition, ancestors: Nodes[]): string | null {
  if (ancestors.some(({ type }) => type === 'link' || type === 'linkReference')) {
    return `<${name}> cannot stand inside a link.`
  }
  const around = ancestors.filter(isComponent).at(-1)
  if (typeof inside === 'object') {
    const wanted = inside.components.map((component) => `<${component}>`).join(' or ')
    if (!around?.name || !inside.components.includes(around.name)) return `<${name}> belongs directly inside ${wanted}.`
    const between = ancestors.slice(ancestors.indexOf(around) + 1)
    return inside.deep || between.every((node) => node.type === 'paragraph')
      ? null
      : `<${name}> belongs directly inside ${wanted}, not in a list, table or quotation.`
  }
  if (inside === 'lesson' && ancestors.some((node) => node.type !== 'root')) {
    return `<${name}> must stand on its own, outside lists, quotations and other components, with an empty line before and after.`
  }
  if (inside === 'blocks' && ancestors.some((node) => ['paragraph', 'heading', 'tableCell'].includes(node.type))) {
    return `<${name}> must stand on its own, with an empty line before and after.`
  }
  return null
}

function refuseContents({ name, holds }: ComponentDefinition, node: ComponentNode): string | null {
  if (holds === 'nothing' && node.children.length > 0) return `<${name} /> holds nothing: close it with />.`
  if (holds === 'words' && !holdsWords(node)) return `<${name}> holds a few words on one line, not paragraphs or lists.`
  return null
}

/** Words alone; written on lines of their own they have become one paragraph. */
function holdsWords({ children }: ComponentNode): boolean {
  const [only] = children
  if (children.length === 1 && only?.type === 'paragraph') return true
  return children.every(
    (child) => !blocks.has(child.type) && (child.type !== 'mdxJsxFlowElement' || child.name === 'Because'),
  )
}

const blocks = new Set(['paragraph', 'list', 'table', 'blockquote', 'code', 'heading', 'thematicBreak'])

function explainUnknown(name: string) {
  const meant = registry.find((definition) => definition.name.toLowerCase() === name.toLowerCase())
  if (meant) return `There is no component called “${name}”: write <${meant.name}>.`
  if (name === '') return 'There is an empty tag <> here: use a component, or write \\< for the sign itself.'
  if (/^[a-z]/.test(name))
    return `HTML such as <${name}> cannot be written in lessons: use Markdown and the components.`
  return `There is no component called “${name}”.`
}
