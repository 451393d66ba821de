import { listPeople } from '#app/domain/people/list-people.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import type { Role } from '#db/schema/people.ts'
import { db } from './database.ts'

const onePage = 50

/** The people whom an officer's roles reach, as the address asks for them: `?search=` part of a name or a whole identifier, `?from=` so many. */
export async function readPeoplePage(request: Request, officerId: string, roles: [Role, ...Role[]]) {
  const asked = new URL(request.url).searchParams
  const search = (asked.get('search') ?? '').slice(0, 200)
  const offset = Math.min(Math.max(Number.parseInt(asked.get('from') ?? '', 10) || 0, 0), 1_000_000)
  const unitIds = await findReach(db, officerId, roles, new Date())
  const found = await listPeople(db, { search, unitIds, limit: onePage + 1, offset })
  return {
    search,
    offset,
    people: found.slice(0, onePage),
    nextOffset: found.length > onePage ? offset + onePage : null,
  }
}
