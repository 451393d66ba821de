import { z } from 'zod'

/** A field with an e-mail address, or empty. The message is a key of the catalogues. */
export function emailField(wrong: string) {
  // Said at the address, too: a union with one near miss passes on that one's message rather than its own.
  return z.union([z.literal(''), z.email(wrong)], wrong).default('')
}
