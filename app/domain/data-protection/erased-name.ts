import { randomUUID } from 'node:crypto'

/** What stands where the name of somebody stood who was erased, in every list and whoever reads it. */
export const erasedName = 'Erased person · Personne effacée'

/** In the place of a staff number: nobody's, and made from nothing that was known of them. */
export function erasedNumber(): string {
  return `erased-${randomUUID().replaceAll('-', '').slice(0, 16)}`
}
