import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Checkpoint } from '#app/domain/ledger/checkpoint.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Operator } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'
import { queueMail } from './queue-mail.ts'

const setting = 'checkpoint-keeper'
const keeperSchema = z.object({ address: z.email() })

/** Sends a checkpoint to whoever keeps them outside the house, if somebody does. */
export function mailCheckpoint(db: Database, checkpoint: Checkpoint, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.name, setting))
    if (!row) return
    const { address } = keeperSchema.parse(row.value)
    const body = [
      'Keep this mail. It states where the record of Lisans ended, so that nobody can rewrite it unseen.',
      'To hold it against the record later, save the lines below as a file and give it to',
      '“lisans ledger verify --against FILE”.',
      '',
      JSON.stringify(checkpoint, null, 2),
      '',
    ].join('\n')
    const subject = `Lisans: checkpoint of the record at entry ${checkpoint.sequence}`
    await queueMail(tx, { personId: null, address, subject, body }, at)
  })
}

/** Names who is sent the daily checkpoint; null for nobody. */
export function nameCheckpointKeeper(db: Database, address: string | null, actor: Operator, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.delete(settings).where(eq(settings.name, setting))
    if (address) {
      await tx.insert(settings).values({ name: setting, value: keeperSchema.parse({ address }), changedAt: at })
    }
    await recordEntry(tx, { action: 'checkpoint-keeper.named', actor, subjectId: 'ledger', payload: { address } }, at)
  })
}
