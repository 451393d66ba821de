/**
 * The text of a file that somebody's spreadsheet or learning system wrote: by its byte order mark (UTF-8, UTF-16) or, where UTF-16 lacks one,
 * by the empty bytes between its first letters; else UTF-8 where that fits, else Windows-1252, which any bytes are.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes
  if ((first === 0xff && second === 0xfe) || (first && second === 0 && third && fourth === 0))
    return new TextDecoder('utf-16le').decode(bytes)
  if ((first === 0xfe && second === 0xff) || (first === 0 && second && third === 0 && fourth))
    return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
