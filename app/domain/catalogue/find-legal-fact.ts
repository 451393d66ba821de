import type { Database } from '#db/handle.ts'
import { type ListedFact, listLegalFacts } from './list-legal-facts.ts'

/** One fact of the register with its reviews, or null. */
export async function findLegalFact(db: Database, factId: string, at: Date): Promise<ListedFact | null> {
  return (await listLegalFacts(db, at)).find(({ id }) => id === factId) ?? null
}
