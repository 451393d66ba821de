import { and, asc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attempts } from '#db/schema/index.ts'

const rowsAtATime = 2_000

/**
 * The ids of everybody's first finished attempt of a kind and part, in any programme: what somebody tries again after having read the
 * reasons says nothing of the question. In pieces, so that others get their turn.
 */
export async function listFirstAttempts(
  db: Database,
  { kind, part }: { kind: 'quiz' | 'final'; part: string },
  at: Date,
): Promise<string[]> {
  const first = new Map<string, { id: string; startedAt: Date }>()
  for (let last = ''; ; ) {
    const rows = await db
      .select({ id: attempts.id, personId: attempts.personId, startedAt: attempts.startedAt })
      .from(attempts)
      .where(
        and(
          gt(attempts.id, last),
          eq(attempts.kind, kind),
          eq(attempts.part, part),
          isNotNull(attempts.submittedAt),
          lte(attempts.submittedAt, at),
          isNull(attempts.retakes),
        ),
      )
      .orderBy(asc(attempts.id))
      .limit(rowsAtATime)
    for (const { id, personId, startedAt } of rows) {
      const known = first.get(personId)
      if (!known || startedAt < known.startedAt) first.set(personId, { id, startedAt })
    }
    if (rows.length < rowsAtATime) return [...first.values()].map(({ id }) => id)
    last = rows.at(-1)?.id as string
    await new Promise(setImmediate)
  }
}
