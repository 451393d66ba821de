/** Markup as a list shows it: without the backslashes before signs, which keep them words when it is read as a lesson. */
export function withoutEscapes(markup: string): string {
  return markup.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
