import { z } from 'zod'

/** The name of the setting that keeps every gate shut while it is there. */
export const gateShut = 'gate-shut'

/** What is known of a restore that nobody has answered for yet. Instants are ISO 8601. */
export const restoredDataSchema = z.object({
  reason: z.literal('restored'),
  /** When the data was restored. */
  since: z.iso.datetime(),
  /** The last thing the restored data knows of; whatever happened later is lost. Null when it knows of nothing. */
  lostAfter: z.iso.datetime().nullable(),
  /** How many ledger entries the replaced data had beyond those; null where it could not be read. */
  entriesLost: z.number().int().nullable(),
  operator: z.string(),
})

export type RestoredData = z.infer<typeof restoredDataSchema>
