import { z } from 'zod'

/** The kinds of attribute that lesson components have. The descriptions end up in the author's manual. */
export const identifier = z
  .string({ error: 'write it as id="two-words"' })
  .max(60, 'keep it under 60 characters')
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens, beginning with a letter')

/** A sentence or a name, in plain text. */
export const plainText = z
  .string({ error: 'write it as name="text"' })
  .trim()
  .min(1, 'it is empty')
  .max(300, 'keep it under 300 characters')

/** A bare word: there or not there. */
export const flag = z
  .literal(true, { error: 'write the word alone, without ="…"' })
  .optional()
  .transform((present) => present === true)

/** One of a closed list. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, { error: `use one of: ${values.join(', ')}` })
}
