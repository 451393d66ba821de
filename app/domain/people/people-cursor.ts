import { type SQL, sql } from 'drizzle-orm'
import { people } from '#db/schema/index.ts'

/** The last person of a page: the next page begins after them, whoever joins or leaves meanwhile. */
export type PeopleCursor = { searchName: string; id: string }

/** As it stands in an address. */
export function writeCursor({ searchName, id }: PeopleCursor): string {
  return Buffer.from(JSON.stringify([searchName, id])).toString('base64url')
}

/** Null for what no page has written: the list then begins at its beginning. */
export function readCursor(written: string | null): PeopleCursor | null {
  if (!written || written.length > 1_000) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(written, 'base64url').toString('utf8'))
    if (!Array.isArray(read) || read.length !== 2) return null
    const [searchName, id] = read
    return typeof searchName === 'string' && typeof id === 'string' ? { searchName, id } : null
  } catch {
    return null
  }
}

/** Who stands after somebody in the order of names: both at once, so that an index leads there. */
export function comesAfter({ searchName, id }: PeopleCursor): SQL {
  return sql`(${people.searchName}, ${people.id}) > (${searchName}, ${id})`
}
