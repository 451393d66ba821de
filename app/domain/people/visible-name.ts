/** A name as it looks: line breaks become spaces, and marks that cannot be seen go, such as those that turn the reading direction. */
export function visibleName(written: string): string {
  return written
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
