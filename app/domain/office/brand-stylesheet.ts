import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { passesContrast, readColour } from './contrast.ts'

const address = /^([0-9a-f]{6})-([0-9a-f]{12})\.css$/

/** What a colour changes: what stands behind white text, and the frame of the certificate. */
function rulesFor(colour: string): string {
  return `.lisans-header{background-color:${colour}}.lisans-certificate{border-color:${colour};outline-color:${colour}}.lisans-certificate__kind{color:${colour}}.lisans-footer{border-top-color:${colour}}\n`
}

/**
 * The name of a colour's stylesheet: the colour, and a hash of what the stylesheet says, so that it may be kept for ever. Pages may not
 * carry styles of their own, so a colour comes in a file.
 */
export function brandStylesheetName(colour: string): string {
  return `${colour.slice(1)}-${sha256(rulesFor(colour)).slice(0, 12)}.css`
}

/** The stylesheet of this name. Made from the name alone; null for a colour that does not pass, and for another release's rules. */
export function brandStylesheet(name: string): string | null {
  const [, digits] = address.exec(name) ?? []
  const colour = digits ? readColour(digits) : null
  if (!colour || !passesContrast(colour) || brandStylesheetName(colour) !== name) return null
  return rulesFor(colour)
}
