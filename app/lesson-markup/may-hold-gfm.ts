/**
 * Whether a text could hold anything of GitHub's additions to Markdown: a table, struck-out words, a bare address, a footnote or a tick
 * box. A text without their marks means the same with and without the additions, and is parsed in half the time without. Rather yes than
 * no: a character reference may stand for any mark.
 */
export function mayHoldGfm(text: string): boolean {
  return marks.test(text) || text.split('\n').some(mayPartTable)
}

const marks = /[~@&]|\[\^|\[[\sx]\]|http|www/i

/** The line between the head of a table and its rows, within quotations and lists as well. */
function mayPartTable(line: string): boolean {
  return line.includes('-') && /[|:]/.test(line) && /^[\s>*+\d.)|:-]+$/.test(line)
}
