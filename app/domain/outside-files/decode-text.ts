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
    return decodeWindows(bytes)
  }
}

/** What Windows-1252 has where Latin-1 has none, from 0x80 on (WHATWG Encoding, index windows-1252); five places are as in Latin-1. */
const onlyWindows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The decoder of Node 20 reads these bytes as Latin-1, and a French file loses its œ and its apostrophes. */
function decodeWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => onlyWindows[sign.charCodeAt(0) - 0x80] ?? sign)
}
