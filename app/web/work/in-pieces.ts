import { queueWork } from '#app/domain/office/queue-work.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

type Progress = 'finished' | 'to-be-continued'

/** What is not done by then is work of its own. The ledger takes nothing that claims to be older than two minutes. In milliseconds. */
const longest = 60_000

/** So long whoever ordered something waits for it. In milliseconds. */
const atOnce = 1_000

/** Goes on with what the payload names in this field, and leaves what is not done after a minute to work of its own. */
export function inPieces(
  db: Database,
  { kind, field }: { kind: string; field: string },
  goOn: (id: string, at: Date, mayGoOn: () => boolean) => Promise<Progress>,
): WorkHandler {
  return async (payload, at) => {
    const id = payload[field]
    if (typeof id !== 'string') throw new Hopeless(`The work does not say with which ${field} it goes on`)
    if ((await goOn(id, at, forSoLong(longest))) === 'finished') return
    await inTransaction(db, async (tx) => {
      await queueWork(tx, { kind, payload: { [field]: id } }, at)
    })
  }
}

/** Whatever is done within a second need not be waited for; the rest is background work that is queued already. */
export async function doAtOnce(goOn: (mayGoOn: () => boolean) => Promise<Progress>): Promise<void> {
  await goOn(forSoLong(atOnce))
}

function forSoLong(milliseconds: number): () => boolean {
  const until = performance.now() + milliseconds
  return () => performance.now() < until
}
