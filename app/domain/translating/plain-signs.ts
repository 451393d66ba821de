/**
 * Words without the backslashes that `writeWords` sets before signs which mean something to a lesson: who translates need not know them.
 */
export function plainSigns(words: string): string {
  return words.split('\n').map(plainLine).join('\n')
}

function plainLine(line: string): string {
  return line
    .replace(/(?<!\\)((?:\\\\)*)\\([{}|])/g, '$1$2')
    .replace(/(?<!\\)((?:\\\\)*)\\<(?!\/?\d{1,3}\/?>)/g, '$1<')
    .replace(/(?<!\\)((?:\\\\)*)\\!\[/g, '$1![')
    .replace(/^\\(?=#{1,6}(?:\s|$)|[-+*](?:\s|$)|>)/, '')
    .replace(/^(\d{1,9})\\([.)])(?=\s|$)/, '$1$2')
    .replace(/^&#101;(?=xport\b)/, 'e')
    .replace(/^&#105;(?=mport\b)/, 'i')
}
