import { countDue, type DueCount } from '#app/domain/assignments/count-due.ts'
import { db } from './database.ts'
import { keepCounted } from './keep-counted.ts'

/** A due day comes at midnight. In milliseconds. */
const oldest = 3_600_000

/** How many people are due, kept for a while: in a large organisation counting takes seconds. */
export const countedDue = keepCounted((programmeId, at) => countDue(db, programmeId, at), oldest)

/** So long a page waits for the due days of everybody, in milliseconds; where that is known not to be enough, not at all. */
const patience = 800
const last = new Map<string, { counts: DueCount[] | null; inTime: boolean }>()

/**
 * Of how many people of each unit a programme is asked, and how, without keeping a page waiting: among very many people what was counted
 * last, and null until they were counted once.
 */
export async function knownDue(programmeId: string, now: Date): Promise<DueCount[] | null> {
  const known = last.get(programmeId)
  const begun = performance.now()
  const counting = countedDue(programmeId, now).then(({ value }) => {
    last.set(programmeId, { counts: value, inTime: performance.now() - begun < patience })
    return value
  })
  // The next page asks again.
  counting.catch(() => {})
  const late = new Promise<null>((resolve) => setTimeout(resolve, known?.inTime === false ? 0 : patience, null).unref())
  const counts = await Promise.race([counting, late])
  if (counts !== null) return counts
  last.set(programmeId, { counts: known?.counts ?? null, inTime: false })
  return known?.counts ?? null
}
