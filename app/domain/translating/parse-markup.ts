import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze()

/** The tree of a text with the offsets of everything in it; null where it cannot be read. Nothing is compiled or run. */
export function parseMarkup(text: string): Root | null {
  try {
    return parser.parse(text) as Root
  } catch {
    return null
  }
}
