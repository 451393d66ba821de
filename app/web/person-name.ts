import { z } from 'zod'
import { visibleName } from '#app/domain/people/visible-name.ts'

/**
 * A field with somebody's name, which certificates and the verify page show to strangers. Line breaks and marks that cannot be seen,
 * such as those that turn the reading direction, go; what is left must have a letter. The messages are keys of the catalogues.
 */
export function personNameField(missing: string, tooLong: string) {
  return z.string(missing).transform(visibleName).pipe(z.string().regex(/\p{L}/u, missing).max(200, tooLong))
}
