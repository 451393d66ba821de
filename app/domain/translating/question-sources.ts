import { parseMarkup } from './parse-markup.ts'

/** The source of each question of a bank, by its id. */
export function questionSources(bank: string): Map<string, string> {
  const sources = new Map<string, string>()
  for (const node of parseMarkup(bank)?.children ?? []) {
    if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Question') continue
    const id = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id')
    const { start, end } = node.position ?? {}
    if (typeof id?.value === 'string') sources.set(id.value, bank.slice(start?.offset, end?.offset))
  }
  return sources
}
