import { eq, like } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'
import { type Picture, pictureKinds } from './read-picture.ts'

/** Logos stand among the settings, each under the hash of its content. */
const prefix = 'logo:'

const storedLogo = z.object({
  kind: z.enum(pictureKinds),
  width: z.number(),
  height: z.number(),
  contentBase64: z.string(),
  /** Whether it was ever the organisation’s: those that were only looked at make room for the next. */
  adopted: z.boolean(),
})

export type Logo = Picture & { bytes: Uint8Array<ArrayBuffer> }

/** A logo that is or was the organisation’s, or is being looked at; null when there is none of this hash. */
export async function findLogo(db: Database, hash: string): Promise<Logo | null> {
  const [row] = await db
    .select()
    .from(settings)
    .where(eq(settings.name, prefix + hash))
  if (!row) return null
  const { contentBase64, kind, width, height } = storedLogo.parse(row.value)
  return { kind, width, height, bytes: new Uint8Array(Buffer.from(contentBase64, 'base64')) }
}

/** Keeps a logo to be looked at, in the place of others that were only looked at. */
export async function keepProposedLogo(tx: Transaction, hash: string, logo: Logo, at: Date): Promise<void> {
  const { kind, width, height, bytes } = logo
  for (const { name, value } of await tx
    .select()
    .from(settings)
    .where(like(settings.name, `${prefix}%`))) {
    if (!storedLogo.parse(value).adopted) await tx.delete(settings).where(eq(settings.name, name))
  }
  const value = { kind, width, height, contentBase64: Buffer.from(bytes).toString('base64'), adopted: false }
  await tx
    .insert(settings)
    .values({ name: prefix + hash, value, changedAt: at })
    .onConflictDoNothing()
}

/** Keeps a logo for good, since it becomes the organisation’s. False where there is none of this hash any more. */
export async function adoptLogo(tx: Transaction, { hash }: { hash: string }, at: Date): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(settings)
    .where(eq(settings.name, prefix + hash))
  if (!row) return false
  await tx
    .update(settings)
    .set({ value: { ...storedLogo.parse(row.value), adopted: true }, changedAt: at })
    .where(eq(settings.name, row.name))
  return true
}
