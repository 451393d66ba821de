import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { people, taskMailChoices } from '#db/schema/index.ts'

export type ChooseTaskMailOutcome = { kind: 'chosen' } | { kind: 'refused'; reason: 'no-such-person' }

/** Whether somebody gets the daily mail about their tasks: they do, unless they chose otherwise. */
export async function wantsTaskMail(db: Database, personId: string): Promise<boolean> {
  const [choice] = await db
    .select({ wanted: taskMailChoices.wanted })
    .from(taskMailChoices)
    .where(eq(taskMailChoices.personId, personId))
  return choice?.wanted ?? true
}

/** Remembers whether a person wants the daily mail about their tasks. Choosing the same again records nothing. */
export function chooseTaskMail(
  db: Database,
  { personId, wanted }: { personId: string; wanted: boolean },
  at: Date,
): Promise<ChooseTaskMailOutcome> {
  return inTransaction(db, async (tx) => {
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId))
    if (!person) return { kind: 'refused', reason: 'no-such-person' }
    if ((await wantsTaskMail(tx, personId)) === wanted) return { kind: 'chosen' }
    await tx
      .insert(taskMailChoices)
      .values({ personId, wanted, chosenAt: at })
      .onConflictDoUpdate({ target: taskMailChoices.personId, set: { wanted, chosenAt: at } })
    const actor = { kind: 'person', personId } as const
    await recordEntry(tx, { action: 'task-mail.chosen', actor, subjectId: personId, payload: { wanted } }, at)
    return { kind: 'chosen' }
  })
}
