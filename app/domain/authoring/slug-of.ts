const longest = 50

/** A name for an address, made of a title: small letters without accents, digits and hyphens, beginning with a letter. '' where nothing is left. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^[^a-z]+|-+$/g, '')
}
