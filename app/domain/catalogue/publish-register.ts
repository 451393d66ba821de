import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { registerRevisions } from '#db/schema/index.ts'

export type Register = 'legal' | 'glossary' | 'translations'

export type PublishRegisterOutcome =
  | { kind: 'published' | 'unchanged'; number: number }
  | { kind: 'refused'; reason: 'administrators-only' }

/** Publishes the register of legal facts, the glossary or the record of translations, as the YAML text it is kept in, unless nothing changed. */
export function publishRegister(
  db: Database,
  { register, source }: { register: Register; source: string },
  actor: Actor,
  at: Date,
): Promise<PublishRegisterOutcome> {
  const contentHash = sha256(source)
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const [current] = await tx
      .select()
      .from(registerRevisions)
      .where(eq(registerRevisions.register, register))
      .orderBy(desc(registerRevisions.number))
      .limit(1)
    if (current?.contentHash === contentHash) return { kind: 'unchanged', number: current.number }
    const number = (current?.number ?? 0) + 1
    const publishedBy = actorIdOf(actor)
    await tx
      .insert(registerRevisions)
      .values({ id: randomUUID(), register, number, contentHash, source, publishedAt: at, publishedBy })
    await recordEntry(
      tx,
      { action: 'register.published', actor, subjectId: register, payload: { number, contentHash } },
      at,
    )
    return { kind: 'published', number }
  })
}
