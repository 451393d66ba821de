import { findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { listLooks } from '#app/domain/audit/list-looks.ts'
import { askedDays, askedNumber, askedPerson } from './audit-search.ts'
import { db } from './database.ts'
import type { SignedIn } from './signed-in.ts'

const onePage = 50

/** Who looked at whose record, as the address asks: `person` or `search`, `as` looker or looked at, `from`, `to`, `before` an entry. */
export async function readLooksPage(request: Request, officer: SignedIn, now: Date) {
  const asked = new URL(request.url).searchParams
  const reach = await findAuditReach(db, officer.personId, now)
  const as = asked.get('as') === 'actor' ? 'actor' : 'subject'
  const { from, until, typed, problems } = await askedDays(asked)
  const before = askedNumber(asked, 'before').number
  const person = await askedPerson(officer, reach, asked, now)
  const id = person.chosen?.id
  const whose = id === undefined ? null : as === 'actor' ? { lookerId: id } : { personId: id }
  const answers = problems.length === 0 && person.candidates === null
  const found = answers ? await listLooks(db, whose, { limit: onePage + 1, before, from, until, reach }) : []
  const looks = found.slice(0, onePage)
  return {
    asked: { as, ...typed },
    person,
    problems: problems.length > 0 ? problems : null,
    looks: answers ? looks : null,
    older: found.length > onePage ? (looks.at(-1)?.sequence ?? null) : null,
    onLaterPage: before !== null,
  }
}
