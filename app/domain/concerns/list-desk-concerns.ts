import type { Database } from '#db/handle.ts'
import { type Answering, findAnswering } from './find-answering.ts'
import { type ListedConcern, listConcerns } from './list-concerns.ts'

export const deskShelves = ['waiting', 'mine', 'settled'] as const
export type DeskShelf = (typeof deskShelves)[number]

export type DeskConcern = ListedConcern & ReturnType<Answering>

/**
 * The concerns an officer may read. `waiting`: all that nobody has answered, the oldest first; `mine`: those that are not settled and
 * that the officer has written in; `settled`: settled or withdrawn, the newest first.
 */
export async function listDeskConcerns(
  db: Database,
  { officerId, shelf }: { officerId: string; shelf: DeskShelf },
  at: Date,
): Promise<DeskConcern[]> {
  const may = await findAnswering(db, officerId, at)
  const found = await listConcerns(db, { unsettled: shelf !== 'settled' })
  const readable = found.map((concern) => ({ ...concern, ...may(concern) })).filter(({ reads }) => reads)
  switch (shelf) {
    case 'waiting':
      return readable.filter(({ state }) => state === 'waiting')
    case 'mine':
      return readable.filter(({ answeredBy }) => answeredBy.includes(officerId))
    case 'settled':
      return readable.filter(({ state }) => state === 'settled' || state === 'withdrawn').reverse()
  }
}
