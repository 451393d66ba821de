import { z } from 'zod'

/** A field with the last day of something; null where it was left empty, for no end. */
export const lastDayField = z.union([z.literal('').transform(() => null), z.iso.date('desk:field.dayInvalid')], {
  error: 'desk:field.dayInvalid',
})
