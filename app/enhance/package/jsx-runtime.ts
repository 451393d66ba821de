// The forms of activities are written for React; in a package they only need to become HTML once per answer. This stands in for React
// there (see bundle-player.js) and makes the same HTML: a test compares the two.

type Properties = Record<string, unknown> & { children?: unknown }
type Component = (properties: Properties) => unknown
type Element = { type: string | Component | typeof Fragment; properties: Properties }

export const Fragment = Symbol('fragment')

/** What the compiler puts in place of a tag. */
export function jsx(type: Element['type'], properties: Properties): Element {
  return { type, properties }
}

export const jsxs = jsx

const childless = new Set(['br', 'hr', 'img', 'input'])
const renamed: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  defaultChecked: 'checked',
  defaultValue: 'value',
}
/** Attributes whose value is the word `true` or `false`. */
const spokenTruth = /^(aria-|data-|spellCheck$)/
const notAttributes = new Set(['children', 'dangerouslySetInnerHTML', 'key'])

/** The HTML of what components returned. `selected` is the value of the list box around it. */
export function writeHtml(node: unknown, selected: unknown = undefined): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (Array.isArray(node)) return node.map((child) => writeHtml(child, selected)).join('')
  if (typeof node !== 'object') return escapeHtml(String(node))
  const { type, properties } = node as Element
  if (type === Fragment) return writeHtml(properties.children, selected)
  if (typeof type === 'function') return writeHtml(type(properties), selected)
  return writeElement(String(type), properties, selected)
}

function writeElement(name: string, properties: Properties, selected: unknown): string {
  const isSelect = name === 'select'
  const shown = Object.entries(properties).filter(
    ([attribute]) => !notAttributes.has(attribute) && !(isSelect && attribute === 'defaultValue'),
  )
  if (name === 'option' && selected !== undefined && properties.value === selected) shown.push(['selected', true])
  const start = `<${name}${shown.map(([attribute, value]) => writeAttribute(attribute, value)).join('')}`
  if (childless.has(name)) return `${start}/>`
  const html = (properties.dangerouslySetInnerHTML as { __html: string } | undefined)?.__html
  const inner = html ?? writeHtml(properties.children, isSelect ? properties.defaultValue : selected)
  return `${start}>${inner}</${name}>`
}

function writeAttribute(attribute: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  const name = renamed[attribute] ?? attribute.toLowerCase()
  if (typeof value === 'boolean' && !spokenTruth.test(attribute)) return value ? ` ${name}=""` : ''
  return ` ${name}="${escapeHtml(String(value))}"`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
