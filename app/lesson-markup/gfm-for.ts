import remarkGfm from 'remark-gfm'
import type { PluggableList, Processor } from 'unified'

/**
 * What of GitHub's additions to Markdown a text could hold: a table, struck-out words, a bare address, a footnote or a tick box. A text
 * without their marks means the same with and without them, and is parsed in less than half the time without. Rather too much than too
 * little: a character reference may stand for any mark.
 */
export function gfmFor(text: string): PluggableList {
  if (/[@&]|http|www/i.test(text)) return [remarkGfm]
  if (/~|\[\^|\[[\sx]\]/i.test(text) || text.split('\n').some(mayPartTable)) return [remarkGfm, withoutAddresses]
  return []
}

/** The line between the head of a table and its rows, within quotations and lists as well. */
function mayPartTable(line: string): boolean {
  return line.includes('-') && /[|:]/.test(line) && /^[\s>*+\d.)|:-]+$/.test(line)
}

type Extension = { enter?: Record<string, unknown> | null }

/** Bare addresses are looked for at every letter, and again in every word: most of the time of the additions. */
function withoutAddresses(this: Processor): void {
  const data = this.data()
  const disable = { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable }]
  const concernsAddresses = ({ enter }: Extension) => Boolean(enter && 'literalAutolink' in enter)
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.map((extensions) =>
    Array.isArray(extensions) ? extensions.filter((one) => !concernsAddresses(one)) : extensions,
  )
}
