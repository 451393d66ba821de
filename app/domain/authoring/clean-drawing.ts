import { XMLValidator } from 'fast-xml-parser'
import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { checkFigures } from '#app/domain/catalogue/lint/check-figures.ts'
import { drawingAttributes, drawingElements, drawingLooks, reusedElements, unseenElements } from './drawing-parts.ts'

/** The names of attributes in a tree, which spells them its own way. */
const propertyOf = new Map([...drawingAttributes].map((attribute) => [attribute, spelled(attribute)]))
const kept = new Set(propertyOf.values())
const untold = /^(?:xmlns.*|version|className|data.*|xml[A-Z:].*|inkscape:.*|sodipodi:.*|enableBackground)$/

export type CleanedDrawing =
  | { kind: 'cleaned'; bytes: Uint8Array; removed: string[] }
  | {
      kind: 'refused'
      reason: 'picture-not-a-picture' | 'picture-encoding' | 'picture-forbidden' | 'picture-nothing-left'
    }

/** In bytes, as sent. */
const largestSource = 600_000
const deepest = 60
const mostUses = 200

/**
 * Writes a drawing (SVG) anew with what a drawing needs and nothing else. `removed` names what was left out: elements as `<script>`,
 * attributes as `onload`. The result passes the checks that hold for the syllabus.
 */
export function cleanDrawing(bytes: Uint8Array): CleanedDrawing {
  if (bytes.length > largestSource) return { kind: 'refused', reason: 'picture-forbidden' }
  const source = readUtf8(bytes)
  if (source === null) return { kind: 'refused', reason: 'picture-encoding' }
  if (!/<svg[\s>]/.test(source)) return { kind: 'refused', reason: 'picture-not-a-picture' }
  if (/<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet/i.test(source) || depthOf(source) > deepest)
    return { kind: 'refused', reason: 'picture-forbidden' }
  const cleaning = new Cleaning()
  const drawing = cleaning.clean(
    fromHtml(source.replace(/^[\s\S]*?(?=<svg[\s>])/, ''), { space: 'svg', fragment: true }),
  )
  if (!drawing || !hasShape(drawing)) return { kind: 'refused', reason: 'picture-nothing-left' }
  const written = toHtml(drawing, { space: 'svg', closeEmptyElements: true })
  const cleaned = new TextEncoder().encode(written)
  const figure = { src: 'figures/a.svg', file: 'figures/a.svg', bytes: cleaned }
  const isSound = checkFigures([figure], []).every(({ severity }) => severity !== 'error')
  if (!isSound || XMLValidator.validate(written) !== true) return { kind: 'refused', reason: 'picture-forbidden' }
  return { kind: 'cleaned', bytes: cleaned, removed: [...cleaning.removed] }
}

class Cleaning {
  readonly removed = new Set<string>()
  private uses = 0

  clean(root: Root): Element | null {
    const drawing = root.children.find((node) => node.type === 'element' && node.tagName === 'svg')
    if (drawing?.type !== 'element') return null
    const cleaned = this.element(drawing, false)
    if (cleaned) cleaned.properties = { ...cleaned.properties, xmlns: 'http://www.w3.org/2000/svg' }
    return cleaned
  }

  private element(element: Element, isReused: boolean): Element | null {
    const { tagName } = element
    if (!drawingElements.has(tagName) || (tagName === 'use' && (isReused || ++this.uses > mostUses))) {
      if (!unseenElements.has(tagName)) this.removed.add(`<${tagName}>`)
      return null
    }
    const properties = this.properties(element, isReused)
    const inside = isReused || (reusedElements.has(tagName) && tagName !== 'defs')
    const children = element.children.flatMap((child): ElementContent[] => {
      if (child.type === 'text') return [{ type: 'text', value: child.value.replace(/[^\P{Cc}\n\t]/gu, '') }]
      const kept = child.type === 'element' ? this.element(child, inside) : null
      return kept ? [kept] : []
    })
    return { type: 'element', tagName, properties, children }
  }

  private properties(element: Element, isReused: boolean): Record<string, string> {
    const properties: Record<string, string> = {}
    for (const [property, value] of Object.entries(element.properties)) {
      const text = Array.isArray(value) ? value.join(' ') : String(value)
      if (property === 'style') Object.assign(properties, this.styled(text, isReused))
      else if (property === 'href' || property === 'xLinkHref') {
        if (/^#[\w.-]+$/.test(text) && !isReused) properties.href = text
        else this.removed.add('href')
      } else if (kept.has(property) && isInert(text, isReused)) properties[property] = text
      else if (!untold.test(property)) this.removed.add(property.toLowerCase())
    }
    return properties
  }

  /** What a `style` says of looks, as attributes. */
  private styled(style: string, isReused: boolean): Record<string, string> {
    const looks: Record<string, string> = {}
    for (const declaration of style.split(';')) {
      const [name = '', ...rest] = declaration.split(':')
      const look = name.trim().toLowerCase()
      const value = rest.join(':').trim()
      if (drawingLooks.has(look) && isInert(value, isReused)) looks[propertyOf.get(look) ?? look] = value
      else if (/url|import|expression|\\/i.test(declaration)) this.removed.add('style')
    }
    return looks
  }
}

/** A value that refers to nothing, or to a part of the same drawing. */
function isInert(value: string, isReused: boolean): boolean {
  const withoutOwn = isReused ? value : value.replace(/url\(\s*["']?#[\w.-]+["']?\s*\)/g, '')
  return !/url\s*\(|javascript:|data:|expression|\\|@import|&/i.test(withoutOwn) && value.length < 100_000
}

function hasShape(element: Element): boolean {
  const shapes = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'use']
  return element.children.some(
    (child) => child.type === 'element' && (shapes.includes(child.tagName) || hasShape(child)),
  )
}

/** How deep elements stand in each other, at the least: counted before anything builds a tree of them. */
function depthOf(source: string): number {
  let depth = 0
  let most = 0
  for (const [tag] of source.matchAll(/<\/?[a-z][^<>]*>/gi)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) most = Math.max(most, ++depth)
  }
  return most
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/i.exec(source)?.[1] ?? 'utf-8'
    return /^utf-?8$/i.test(declared) && !source.includes('\0') ? source : null
  } catch {
    return null
  }
}

function spelled(attribute: string): string {
  const [drawing] = fromHtml(`<svg ${attribute}="1"/>`, { space: 'svg', fragment: true }).children
  return drawing?.type === 'element' ? (Object.keys(drawing.properties)[0] ?? attribute) : attribute
}
