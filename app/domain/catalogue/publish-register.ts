import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { registerRevisions } from '#db/schema/index.ts'

export type Register = 'legal' | 'glossary' | 'translations'

/** Publishes the register of legal facts, the glossary or the record of translations, as the YAML text it is kept in, unless nothing changed. */
export function publishRegister(
  db: Database,
  { register, source }: { register: Register; source: string },
  actor: Actor,
  at: Date,
): Promise<{ kind: 'published' | 'unchanged'; number: number }> {
  const contentHash = sha256(source)
  return inTransaction(db, async (tx) => {
    const [current] = await tx
      .select()
      .from(registerRevisions)
      .where(eq(registerRevisions.register, register))
      .orderBy(desc(registerRevisions.number))
      .limit(1)
    if (current?.contentHash === contentHash) return { kind: 'unchanged', number: current.number }
    const number = (current?.number ?? 0) + 1
    const publishedBy = actor.kind === 'person' ? actor.personId : null
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

/** The register's current text, or null before the first import. */
export async function findRegister(db: Database, register: Register): Promise<string | null> {
  const [current] = await db
    .select({ source: registerRevisions.source })
    .from(registerRevisions)
    .where(eq(registerRevisions.register, register))
    .orderBy(desc(registerRevisions.number))
    .limit(1)
  return current?.source ?? null
}
