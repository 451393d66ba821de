import { z } from 'zod'

/** Why something is done, for the record: a few words, never nothing. */
export const reasonField = z
  .string('deputies:reason.missing')
  .trim()
  .min(1, 'deputies:reason.missing')
  .max(500, 'deputies:reason.tooLong')
