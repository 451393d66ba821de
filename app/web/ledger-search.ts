import { findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { type ActionFamily, actionFamilyNames, actionsOf } from '#app/domain/audit/recorded-actions.ts'
import { type PersonAs, searchLedger } from '#app/domain/audit/search-ledger.ts'
import { askedDays, askedNumber, askedPerson } from './audit-search.ts'
import { db } from './database.ts'
import type { SignedIn } from './signed-in.ts'

const onePage = 50
const everyAs: PersonAs[] = ['either', 'actor', 'subject']

/** A page of the ledger as the address asks for it: `family`, `person` or `search`, `as`, `from`, `to`, `number`, and `before` an entry. */
export async function readLedgerPage(request: Request, officer: SignedIn, now: Date) {
  const asked = new URL(request.url).searchParams
  const reach = await findAuditReach(db, officer.personId, now)
  const family = actionFamilyNames.find((one) => one === asked.get('family')) ?? null
  const as = everyAs.find((one) => one === asked.get('as')) ?? 'either'
  const days = await askedDays(asked)
  const { number, typed: typedNumber, problems: wrongNumber } = askedNumber(asked, 'number')
  const before = askedNumber(asked, 'before').number
  const problems = [...days.problems, ...wrongNumber]
  const person = await askedPerson(officer, reach, asked, now)
  const answers = problems.length === 0 && person.candidates === null
  const filter = {
    actions: family && actionsOf(family),
    person: person.chosen && { id: person.chosen.id, as },
    from: days.from,
    until: days.until,
    sequence: number,
  }
  const found = answers ? await searchLedger(db, { filter, reach, before, limit: onePage + 1 }) : []
  const entries = found.slice(0, onePage)
  return {
    reachesAll: reach === 'all',
    families: actionFamilyNames satisfies ActionFamily[],
    asked: { family: family ?? '', as, ...days.typed, number: typedNumber },
    person,
    problems: problems.length > 0 ? problems : null,
    entries: answers ? entries : null,
    older: found.length > onePage ? (entries.at(-1)?.sequence ?? null) : null,
    onLaterPage: before !== null,
  }
}
