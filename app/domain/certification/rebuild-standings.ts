import { asc, gt, notInArray } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { people, programmes, standings } from '#db/schema/index.ts'
import { refreshStanding } from './refresh-standing.ts'

const peopleAtATime = 50

/**
 * Writes every row of the projection anew from the facts, in pieces so that others get their turn. `onProgress` is told how many
 * people are done. Answers how many there were.
 */
export async function rebuildStandings(db: Database, onProgress: (people: number) => void = () => {}): Promise<number> {
  const programmeIds = (await db.select({ id: programmes.id }).from(programmes)).map((programme) => programme.id)
  await db.delete(standings).where(notInArray(standings.programmeId, programmeIds))
  let last = ''
  let done = 0
  for (;;) {
    const next = await db
      .select({ id: people.id })
      .from(people)
      .where(gt(people.id, last))
      .orderBy(asc(people.id))
      .limit(peopleAtATime)
    if (next.length === 0) return done
    await inTransaction(db, async (tx) => {
      for (const { id } of next) {
        for (const programmeId of programmeIds) await refreshStanding(tx, id, programmeId)
      }
    })
    last = next.at(-1)?.id as string
    done += next.length
    onProgress(done)
    await new Promise(setImmediate)
  }
}
