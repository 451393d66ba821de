import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { standings } from '#db/schema/index.ts'
import { findFacts } from './find-facts.ts'
import { projectStanding } from './project-standing.ts'

/** Writes a person's row for lists and gates from the facts, in the transaction that changed them. */
export async function refreshStanding(tx: Transaction, personId: string, programmeId: string): Promise<void> {
  const projection = projectStanding(await findFacts(tx, { personId, programmeId }))
  if (!projection) {
    await tx.delete(standings).where(and(eq(standings.personId, personId), eq(standings.programmeId, programmeId)))
    return
  }
  await tx
    .insert(standings)
    .values({ personId, programmeId, ...projection })
    .onConflictDoUpdate({ target: [standings.personId, standings.programmeId], set: projection })
}
