import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { orderedId } from '#app/domain/people/ordered-id.ts'
import { mayInvite } from '#app/domain/sign-in/may-invite.ts'
import type { Database } from '#db/handle.ts'
import type { StaffChange, StaffColumn, StaffVerdict } from '#db/schema/index.ts'
import { changesOf } from './changes-of.ts'
import type { ImportGround } from './import-ground.ts'
import { findKnown, type Known } from './known-people.ts'
import { readStaffRow, type StaffRow, wrong } from './read-staff-row.ts'
import type { RowProblem } from './row-problems.ts'
import type { ColumnPlaces } from './staff-columns.ts'

/** A row of the file as it is kept. */
export type KeptRow = { place: number; cells: string[]; personId: string | null }

export type Judged = {
  place: number
  row: StaffRow
  /** All that is to be mended; none but in a rejected row. */
  problems: RowProblem[]
  verdict: StaffVerdict
  staffNumber: string | null
  personId: string | null
  unitId: string | null
  changes: StaffChange[]
}

/** Which row of the file is the first to give a number, address or logon to somebody: the place by the folded name. */
export type FirstClaims = ReadonlyMap<string, number>

/** What some hundred rows would do as everything stands now, in words that can be shown; nothing is written. */
export async function judgeRows(
  db: Database,
  rows: KeptRow[],
  { places, ground, claims }: { places: ColumnPlaces; ground: ImportGround; claims: FirstClaims },
  at: Date,
): Promise<Judged[]> {
  const read = rows.map((kept) => ({ ...kept, ...readStaffRow(kept.cells, places) }))
  const names = read.flatMap(({ row, folded }) => [
    folded,
    foldedOf(row.email),
    foldedOf(row.logon),
    ...butForZeros(folded),
  ])
  const known = await findKnown(
    db,
    names.filter((name) => name !== null),
  )
  const judged: Judged[] = []
  for (const one of read) judged.push(await judge(one))
  return judged

  async function judge({ place, row, folded, wrong: misread, personId }: (typeof read)[number]): Promise<Judged> {
    const person = known.byNumber(folded)
    const answer = row.unit === null ? null : ground.findUnit(row.unit)
    const unitId = answer?.kind === 'found' ? answer.unitId : null
    const about = { place, row, staffNumber: folded, personId: person?.id ?? null, unitId, changes: [], problems: [] }
    const problems = [...misread]
    const isSound = (column: StaffColumn) => !problems.some(({ problemColumn }) => problemColumn === column)
    const doubt = isSound('staff-number') ? findDoubt(folded, person, place) : null
    if (doubt) problems.push(doubt)
    if (answer?.kind === 'refused' && isSound('unit')) problems.push(wrong(answer.problem, 'unit', answer.suggestion))
    // Of nobody who is not known for certain can it be said what they lack, or that an address is somebody else's.
    if (!isSound('staff-number')) return { ...about, problems, verdict: 'rejected' }
    problems.push(...findClashes(row, person, place).filter(({ problemColumn }) => isSound(problemColumn)))
    if (!person) {
      if (row.name === null) problems.push(wrong('name-missing', 'name'))
      if (row.unit === null) problems.push(wrong('unit-missing', 'unit'))
      if (problems.length > 0) return { ...about, problems, verdict: 'rejected' }
      return { ...about, personId: personId ?? orderedId(at), verdict: 'created' }
    }
    const changes = changesOf(row, unitId, person, ground)
    const stays = changes.length === 0 && ground.reach.has(person.unitId) && person.activity !== 'left'
    if (stays && problems.length === 0) return { ...about, verdict: 'unchanged' }
    const sound = changes.filter(({ column }) => isSound(column))
    const barred = await findBar(person, sound)
    if (barred) problems.push(barred)
    return problems.length > 0 ? { ...about, problems, verdict: 'rejected' } : { ...about, changes, verdict: 'changed' }
  }

  /** Why it is not certain whom the number of a row means. */
  function findDoubt(folded: string | null, person: Known | null, place: number): RowProblem | null {
    if (folded !== null && isTwice(folded, place)) return wrong('number-twice', 'staff-number')
    if (person) return null
    if (folded !== null && known.holderOf(folded)) return wrong('name-taken', 'staff-number')
    const meant = butForZeros(folded).find((number) => known.byNumber(number))
    return meant ? wrong('zeros-lost', 'staff-number', meant) : null
  }

  function isTwice(name: string, place: number): boolean {
    const first = claims.get(name)
    return first !== undefined && first < place
  }

  /** Somebody else has, or is to have, an address or logon that the row gives. */
  function findClashes(row: StaffRow, person: Known | null, place: number) {
    return (['email', 'logon'] as const).flatMap((problemColumn) => {
      const name = foldedOf(row[problemColumn])
      if (name === null) return []
      const holder = known.holderOf(name)
      const taken = holder !== null && holder !== person?.id ? ('name-taken' as const) : null
      const problem = isTwice(name, place) ? ('name-twice' as const) : taken
      return problem === null ? [] : [{ problem, problemColumn, suggestion: null }]
    })
  }

  /** Why this officer may not change this person so. */
  async function findBar(person: Known, changes: StaffChange[]): Promise<RowProblem | null> {
    const { actor, reach, reachAbout } = ground
    if (!(reachAbout.get(person.id) ?? reach).has(person.unitId)) return wrong('person-out-of-reach', 'staff-number')
    if (person.activity === 'left') return wrong('has-left', 'staff-number')
    if (actor.kind === 'person' && actor.personId === person.id) return wrong('about-oneself', 'staff-number')
    // A new address is a way into the account, as a code is.
    const wayIn = changes.find(({ column }) => column === 'email' || column === 'logon')
    if (wayIn && person.holdsRole && !(await mayInvite(db, person.id, actor, at)))
      return wrong('holds-a-role', wayIn.column)
    return null
  }
}

/** So many zeros a number may have lost, or been given. */
const mostZeros = 4

/** A number of digits only with fewer or more zeros before it: a spreadsheet takes 00123 for 123. */
function butForZeros(folded: string | null): string[] {
  if (folded === null || !/^\d+$/.test(folded)) return []
  const bare = folded.replace(/^0+(?=\d)/, '')
  const all = Array.from(
    { length: folded.length - bare.length + mostZeros + 1 },
    (_, zeros) => '0'.repeat(zeros) + bare,
  )
  return all.filter((number) => number !== folded)
}

function foldedOf(written: string | null): string | null {
  return written === null ? null : foldIdentifier(written)
}
