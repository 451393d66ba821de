import type { Element, ElementContent, Root, RootContent } from 'hast'

/**
 * Word copies its lists as paragraphs (`mso-list:l0 level2 lfo1`) that begin with a drawn bullet or number: makes lists of them again. It
 * says bold and italic in styles where a page says so in elements: these become elements.
 */
export function gatherWordLists(root: Root): Root {
  const children: RootContent[] = []
  let open: { level: number; list: Element }[] = []
  for (const node of unwrapped(root.children)) {
    const level = levelOf(node)
    if (level === null || node.type !== 'element') {
      if (node.type === 'text' && node.value.trim() === '') continue
      open = []
      children.push(node)
      continue
    }
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const item: Element = { type: 'element', tagName: 'li', properties: {}, children: withoutBullet(node.children) }
    const current = open.at(-1)
    if (current?.level === level) {
      current.list.children.push(item)
      continue
    }
    const list: Element = { type: 'element', tagName: isNumbered(node) ? 'ol' : 'ul', properties: {}, children: [item] }
    const above = current?.list.children.at(-1)
    if (above?.type === 'element') above.children.push(list)
    else children.push(list)
    open.push({ level, list })
  }
  return { ...root, children: children.map((node) => emphasised(node) as RootContent) }
}

/** What stands in the boxes that Word and browsers put around everything. */
function unwrapped(nodes: RootContent[]): RootContent[] {
  return nodes.flatMap((node) => {
    const isBox =
      node.type === 'element' && ['html', 'body', 'div', 'section', 'article', 'main'].includes(node.tagName)
    return isBox ? unwrapped(node.children as RootContent[]) : [node]
  })
}

function levelOf(node: RootContent): number | null {
  if (node.type !== 'element' || node.tagName !== 'p') return null
  const found = /mso-list:[^;]*\blevel(\d)/.exec(styleOf(node))
  return found ? Number(found[1]) : null
}

function isNumbered(paragraph: Element): boolean {
  return /^\s*(?:\d+|[a-z]|[ivx]+)[.)]/i.test(drawnBullet(paragraph))
}

function drawnBullet(node: Element): string {
  return node.children
    .map((child) =>
      child.type !== 'element' ? '' : /mso-list:\s*Ignore/i.test(styleOf(child)) ? words(child) : drawnBullet(child),
    )
    .join('')
}

function withoutBullet(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'comment') return []
    if (child.type !== 'element') return [child]
    if (/mso-list:\s*Ignore/i.test(styleOf(child))) return []
    return [{ ...child, children: withoutBullet(child.children) }]
  })
}

function emphasised(node: RootContent | ElementContent): RootContent | ElementContent {
  if (node.type !== 'element') return node
  const element: Element = { ...node, children: node.children.map((child) => emphasised(child) as ElementContent) }
  if (element.tagName !== 'span') return element
  const isBold = /font-weight:\s*(?:bold|[6-9]00)/.test(styleOf(node))
  const isItalic = /font-style:\s*italic/.test(styleOf(node))
  if (isBold || isItalic) element.tagName = isBold ? 'strong' : 'em'
  return element
}

function styleOf({ properties }: Element): string {
  return typeof properties.style === 'string' ? properties.style : ''
}

function words(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(words).join('') : ''
}
