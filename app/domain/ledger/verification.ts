import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'

/** The kind of the background work that verifies the ledger. */
export const verifyLedgerWork = 'verify-ledger'

const setting = 'ledger-verification'

const resultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sound'),
    entries: z.number(),
    erased: z.number(),
    hash: z.string(),
    doneAt: z.coerce.date(),
  }),
  z.object({ kind: z.literal('broken'), sequence: z.number(), reason: z.string(), doneAt: z.coerce.date() }),
])

const verificationSchema = z.object({
  /** The one under way; null where none is. `of`: where the ledger ended when it was asked for. */
  running: z.object({ id: z.string(), askedAt: z.coerce.date(), entries: z.number(), of: z.number() }).nullable(),
  /** What the last one found. */
  last: resultSchema.nullable(),
})

export type VerificationResult = z.infer<typeof resultSchema>
export type Verification = z.infer<typeof verificationSchema>

/** The verification asked for from the pages: the one under way and what the last one found. */
export async function findVerification(db: Database): Promise<Verification> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, setting))
  return row ? verificationSchema.parse(row.value) : { running: null, last: null }
}

/** The part of commands that writes it down. */
export async function keepVerification(tx: Transaction, value: Verification, at: Date): Promise<void> {
  await tx
    .insert(settings)
    .values({ name: setting, value, changedAt: at })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
}
