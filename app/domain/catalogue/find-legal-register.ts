import { asc, eq, inArray } from 'drizzle-orm'
import { parse } from 'yaml'
import { Unchanging } from '#app/domain/learning/unchanging.ts'
import { type LegalFactRecord, legalRegister } from '#app/lesson-markup/legal-facts.ts'
import type { Database } from '#db/handle.ts'
import { registerRevisions } from '#db/schema/index.ts'
import { legalFactHash } from './legal-fact-hash.ts'

export type RegisteredFact = LegalFactRecord & {
  hash: string
  /** Since when the register has said exactly this. */
  saidSince: Date
}

const revisions = new Unchanging<(LegalFactRecord & { hash: string })[]>(50)

/** The register of legal facts as it reads now, in its own order; empty before the first import. A revision is read and parsed once per process. */
export async function findLegalRegister(db: Database): Promise<RegisteredFact[]> {
  const published = await db
    .select({ id: registerRevisions.id, publishedAt: registerRevisions.publishedAt })
    .from(registerRevisions)
    .where(eq(registerRevisions.register, 'legal'))
    .orderBy(asc(registerRevisions.number))
  const read = await revisions.getAll(
    published.map(({ id }) => id),
    (missing) => readRevisions(db, missing),
  )
  const saidSince = new Map<string, { hash: string; at: Date }>()
  for (const { id, publishedAt } of published) {
    for (const fact of read.get(id) ?? []) {
      if (saidSince.get(fact.id)?.hash !== fact.hash) saidSince.set(fact.id, { hash: fact.hash, at: publishedAt })
    }
  }
  const current = published.at(-1)
  if (!current) return []
  return (read.get(current.id) ?? []).map((fact) => ({
    ...fact,
    saidSince: saidSince.get(fact.id)?.at ?? current.publishedAt,
  }))
}

async function readRevisions(db: Database, ids: string[]): Promise<[string, (LegalFactRecord & { hash: string })[]][]> {
  const rows = await db
    .select({ id: registerRevisions.id, source: registerRevisions.source })
    .from(registerRevisions)
    .where(inArray(registerRevisions.id, ids))
  return rows.map(({ id, source }) => [
    id,
    legalRegister.parse(parse(source) ?? []).map((fact) => ({ ...fact, hash: legalFactHash(fact) })),
  ])
}
