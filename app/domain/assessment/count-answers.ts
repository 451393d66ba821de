import { and, eq, inArray } from 'drizzle-orm'
import { smallestGroup } from '#app/domain/statistics/smallest-group.ts'
import type { Database } from '#db/handle.ts'
import { answers } from '#db/schema/index.ts'
import { listAskedAttempts } from './list-asked-attempts.ts'

const attemptsAtATime = 400

/** Option id to the share of papers (0 to 1) that chose it, over every paper handed in. Null while fewer than ten people were asked. */
export async function countAnswers(db: Database, questionVersionId: string): Promise<Map<string, number> | null> {
  const asked = await listAskedAttempts(db, questionVersionId)
  if (new Set(asked.map(({ personId }) => personId)).size < smallestGroup) return null
  const chosen = new Map<string, number>()
  for (let start = 0; start < asked.length; start += attemptsAtATime) {
    const ids = asked.slice(start, start + attemptsAtATime).map(({ id }) => id)
    const rows = await db
      .select({ optionId: answers.optionId })
      .from(answers)
      .where(and(inArray(answers.attemptId, ids), eq(answers.questionVersionId, questionVersionId)))
    for (const { optionId } of rows) chosen.set(optionId, (chosen.get(optionId) ?? 0) + 1)
    await new Promise(setImmediate)
  }
  return new Map([...chosen].map(([optionId, times]) => [optionId, times / asked.length]))
}
