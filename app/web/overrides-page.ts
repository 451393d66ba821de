import { findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { type ListedOverride, listOverrides, type OverrideQuestion } from '#app/domain/audit/list-overrides.ts'
import { overrideKindNames } from '#app/domain/audit/override-kinds.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import { askedDays, askedNumber } from './audit-search.ts'
import { db } from './database.ts'
import type { SignedIn } from './signed-in.ts'

const onePage = 50
const atATime = 200

/** What the address asks of the overrides: `kind`, `unit`, `from`, `to`. */
export async function readAskedOverrides(request: Request, officer: SignedIn, now: Date) {
  const asked = new URL(request.url).searchParams
  const reach = await findAuditReach(db, officer.personId, now)
  const units = await listUnits(db)
  const reached = units.filter(({ id }) => reach === 'all' || reach.includes(id))
  const unit = reached.find(({ id }) => id === asked.get('unit'))?.id ?? ''
  const kind = overrideKindNames.find((one) => one === asked.get('kind')) ?? null
  const { from, until, typed, problems } = await askedDays(asked)
  const unitIds = unit ? [...unitsBelow(units, [unit])] : null
  const question: OverrideQuestion = { reach, kind, unitIds, from, until }
  return { question, units: reached, typed: { kind: kind ?? '', unit, ...typed }, problems }
}

/** A page of overrides, before an entry or from the newest. */
export async function readOverridesPage(request: Request, officer: SignedIn, now: Date) {
  const { question, units, typed, problems } = await readAskedOverrides(request, officer, now)
  const before = askedNumber(new URL(request.url).searchParams, 'before').number
  const found = problems.length > 0 ? [] : await listOverrides(db, question, { before, limit: onePage + 1 })
  const overrides = found.slice(0, onePage)
  return {
    reachesAll: question.reach === 'all',
    kinds: overrideKindNames,
    units: units.map(({ id, name, depth }) => ({ id, name, depth })),
    asked: typed,
    problems: problems.length > 0 ? problems : null,
    overrides,
    older: found.length > onePage ? (overrides.at(-1)?.sequence ?? null) : null,
    onLaterPage: before !== null,
  }
}

/** Every override that a question asks for, in pieces. */
export async function* everyOverride(question: OverrideQuestion): AsyncGenerator<ListedOverride[]> {
  for (let before: number | null = null; ; ) {
    const piece: ListedOverride[] = await listOverrides(db, question, { before, limit: atATime })
    const end = piece.at(-1)
    if (!end) return
    yield piece
    before = end.sequence
    await new Promise(setImmediate)
  }
}
