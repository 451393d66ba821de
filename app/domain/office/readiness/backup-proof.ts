import { desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { foldCode } from '#app/domain/sign-in/one-time-code.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { settings, signingKeys } from '#db/schema/index.ts'
import type { Readiness } from './readiness.ts'

const backupsSetting = 'backups-made'
const proofSetting = 'restore-proved'
const backupsSchema = z.array(z.object({ madeAt: z.iso.datetime(), proofHash: z.string() }))
const proofSchema = z.object({ madeAt: z.iso.datetime(), provedAt: z.iso.datetime() })
/** Archives of which a restore can still be proved. */
const backupsKept = 400
/** The drill is held four times a year, with some grace. In milliseconds. */
const goodFor = 120 * 24 * 3_600_000

export type ProveRestoreOutcome =
  | { kind: 'proved'; madeAt: Date }
  | { kind: 'refused'; reason: 'administrators-only' | 'proof-unknown' }

/**
 * Notes that an archive was made, and by which code a restore of it can be proved: only the code's hash. No ledger entry: the making
 * of the archive has one, and it is in the archive.
 */
export function recordBackupMade(db: Database, { proof }: { proof: string }, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const made = [{ madeAt: at.toISOString(), proofHash: proofHash(proof) }, ...(await findBackups(tx))]
    await keep(tx, backupsSetting, made.slice(0, backupsKept), at)
  })
}

/** Takes the code that a restore on another machine printed. For administrators of everything. */
export function proveRestore(
  db: Database,
  { typed }: { typed: string },
  actor: Actor,
  at: Date,
): Promise<ProveRestoreOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const hash = proofHash(typed)
    const backup = (await findBackups(tx)).find((one) => one.proofHash === hash)
    if (!backup) return { kind: 'refused', reason: 'proof-unknown' }
    await keep(tx, proofSetting, { madeAt: backup.madeAt, provedAt: at.toISOString() }, at)
    const payload = { backupMadeAt: backup.madeAt }
    await recordEntry(tx, { action: 'restore.proved', actor, subjectId: 'data', payload }, at)
    return { kind: 'proved', madeAt: new Date(backup.madeAt) }
  })
}

/** Done when a restore elsewhere was proved in the last four months. Where PostgreSQL has the data, its own tools back it up, unseen from here. */
export async function isBackupProved(db: Database, elsewhere: boolean, now: Date): Promise<Readiness> {
  const name = 'backup'
  if (elsewhere) return { name, state: 'unknown', finding: 'postgres', since: null }
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, proofSetting))
  if (row) {
    const provedAt = new Date(proofSchema.parse(row.value).provedAt)
    const isOld = now.getTime() - provedAt.getTime() > goodFor
    return { name, state: isOld ? 'not-done' : 'done', finding: isOld ? 'old' : 'proved', since: provedAt }
  }
  const [newest] = await findBackups(db)
  if (!newest) return { name, state: 'not-done', finding: 'none', since: null }
  return { name, state: 'not-done', finding: 'unproved', since: new Date(newest.madeAt) }
}

/** Done when an archive was made since the signing key of now was. */
export async function isSigningKeyKept(db: Database, elsewhere: boolean): Promise<Readiness> {
  const name = 'signing-key'
  const [key] = await db
    .select({ createdAt: signingKeys.createdAt })
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt))
    .limit(1)
  if (!key) return { name, state: 'not-done', finding: 'no-key', since: null }
  if (elsewhere) return { name, state: 'unknown', finding: 'postgres', since: null }
  const [newest] = await findBackups(db)
  const madeAt = newest ? new Date(newest.madeAt) : null
  if (madeAt && madeAt > key.createdAt) return { name, state: 'done', finding: 'kept', since: madeAt }
  return { name, state: 'not-done', finding: 'not-kept', since: key.createdAt }
}

/** Newest first. */
async function findBackups(db: Database): Promise<z.infer<typeof backupsSchema>> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, backupsSetting))
  return row ? backupsSchema.parse(row.value) : []
}

async function keep(tx: Database, name: string, value: unknown, at: Date): Promise<void> {
  await tx
    .insert(settings)
    .values({ name, value, changedAt: at })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
}

/** However it was typed: small letters, hyphens left out, an O for a nought. */
function proofHash(proof: string): string {
  return sha256(`restore proof\n${foldCode(proof)}`)
}
