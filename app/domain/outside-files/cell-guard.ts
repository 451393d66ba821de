// A spreadsheet takes a cell that begins so for a formula, and may run it.
const formula = /^'*[=+\-@\t\r]/

/** A cell as it goes out: an apostrophe keeps a spreadsheet from taking words for a formula. */
export function guardCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The same cell as it comes back. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}
