/** Of one document, read in a moment. In bytes. */
export const largestXml = 3_000_000

/**
 * Whether an XML document from outside may be parsed: of a length that is read in a moment, and without declarations of its own, which
 * could unfold without end or name files of the server. No document that we take needs them. Other encodings are looked through: NUL
 * bytes between letters do not hide a word (OWASP, XML External Entity Prevention).
 */
export function isPlainXml(document: Uint8Array, largest: number = largestXml): boolean {
  if (document.length > largest) return false
  return !/<!(?:DOCTYPE|ENTITY)/i.test(Buffer.from(document).toString('latin1').replaceAll('\0', ''))
}

/** Whether all documents of an archive may be. */
export function holdsPlainXml(files: ReadonlyMap<string, Uint8Array>, largest: number = largestXml): boolean {
  return [...files].every(([name, part]) => !/\.(?:xml|rels)$/i.test(name) || isPlainXml(part, largest))
}
