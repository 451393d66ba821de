import { and, desc, eq, isNull, like } from 'drizzle-orm'
import { z } from 'zod'
import { mayAuditAll } from '#app/domain/audit/may-audit.ts'
import type { Checkpoint } from '#app/domain/ledger/checkpoint.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { outgoingMails, settings } from '#db/schema/index.ts'
import { queueMail } from './queue-mail.ts'

const setting = 'checkpoint-keeper'
const keeperSchema = z.object({ address: z.email() })
const subjectStart = 'Lisans: checkpoint of the record at entry '

export type CheckpointKeeper = { address: string; since: Date }

export type NameKeeperOutcome =
  | { kind: 'named' | 'unchanged' }
  | { kind: 'refused'; reason: 'whole-audit-only' | 'keeper-changed' | 'address-invalid' }

/** Who is sent the daily checkpoint; null for nobody. */
export async function findCheckpointKeeper(db: Database): Promise<CheckpointKeeper | null> {
  const [row] = await db.select().from(settings).where(eq(settings.name, setting))
  return row ? { address: keeperSchema.parse(row.value).address, since: row.changedAt } : null
}

/** Sends a checkpoint to whoever keeps them outside the house, if somebody does. */
export function mailCheckpoint(db: Database, checkpoint: Checkpoint, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const keeper = await findCheckpointKeeper(tx)
    if (!keeper) return
    const body = [
      'Keep this mail. It states where the record of Lisans ended, so that nobody can rewrite it unseen.',
      'To hold it against the record later, paste this mail on the page “Verify the ledger” under Audit, or save',
      'the lines below as a file and give it to “lisans ledger verify --against FILE”.',
      '',
      JSON.stringify(checkpoint, null, 2),
      '',
    ].join('\n')
    const subject = `${subjectStart}${checkpoint.sequence}`
    await queueMail(tx, { personId: null, address: keeper.address, subject, body }, at)
  })
}

/**
 * Names who is sent the daily checkpoint; null for nobody. For whoever audits or administers the whole organisation. `before`: the address
 * that was seen when this was asked for; where it is another by now, nothing is changed.
 */
export function nameCheckpointKeeper(
  db: Database,
  { address, reason, before }: { address: string | null; reason: string | null; before?: string | null },
  actor: Actor,
  at: Date,
): Promise<NameKeeperOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await mayAuditAll(tx, actor, at))) return { kind: 'refused', reason: 'whole-audit-only' }
    if (address !== null && !keeperSchema.safeParse({ address }).success)
      return { kind: 'refused', reason: 'address-invalid' }
    const present = (await findCheckpointKeeper(tx))?.address ?? null
    if (present === address) return { kind: 'unchanged' }
    if (before !== undefined && before !== present) return { kind: 'refused', reason: 'keeper-changed' }
    await tx.delete(settings).where(eq(settings.name, setting))
    if (address !== null) await tx.insert(settings).values({ name: setting, value: { address }, changedAt: at })
    const payload = { address, before: present, reason }
    await recordEntry(tx, { action: 'checkpoint-keeper.named', actor, subjectId: 'ledger', payload }, at)
    return { kind: 'named' }
  })
}

/** The latest mails with a checkpoint, newest first, sent or still waiting. */
export function listCheckpointMails(db: Database, limit: number) {
  return db
    .select({ address: outgoingMails.address, queuedAt: outgoingMails.queuedAt, sentAt: outgoingMails.sentAt })
    .from(outgoingMails)
    .where(and(isNull(outgoingMails.personId), like(outgoingMails.subject, `${subjectStart}%`)))
    .orderBy(desc(outgoingMails.queuedAt))
    .limit(limit)
}
