import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { orderedId } from '#app/domain/people/ordered-id.ts'
import { mayInvite } from '#app/domain/sign-in/may-invite.ts'
import type { Database } from '#db/handle.ts'
import type { StaffChange, StaffVerdict } from '#db/schema/index.ts'
import { changesOf } from './changes-of.ts'
import type { ImportGround } from './import-ground.ts'
import { findKnown, type Known } from './known-people.ts'
import { type RowProblem, readStaffRow, type StaffRow, wrong } from './read-staff-row.ts'
import type { ColumnPlaces } from './staff-columns.ts'

/** A row of the file as it is kept. */
export type KeptRow = { place: number; cells: string[]; personId: string | null }

export type Judged = RowLine & { row: StaffRow }
type RowLine = Partial<RowProblem> & {
  place: number
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
    const about = { place, row, staffNumber: folded, personId: person?.id ?? null, unitId, changes: [] }
    const rejected = (problem: RowProblem): Judged => ({ ...about, ...problem, verdict: 'rejected' })
    if (misread) return rejected(misread)
    if (folded !== null && isTwice(folded, place)) return rejected(wrong('number-twice', 'staff-number'))
    if (answer?.kind === 'refused') return rejected(wrong(answer.problem, 'unit', answer.suggestion))
    const clash = findClash(row, folded, person, place)
    if (clash) return rejected(clash)
    if (!person) {
      const meant = butForZeros(folded).find((number) => known.byNumber(number))
      if (meant) return rejected(wrong('zeros-lost', 'staff-number', meant))
      if (row.name === null) return rejected(wrong('name-missing', 'name'))
      if (unitId === null) return rejected(wrong('unit-missing', 'unit'))
      return { ...about, personId: personId ?? orderedId(at), verdict: 'created' }
    }
    const changes = changesOf(row, unitId, person, ground)
    if (changes.length === 0 && ground.reach.has(person.unitId) && person.activity !== 'left') {
      return { ...about, verdict: 'unchanged' }
    }
    const barred = await findBar(person, changes)
    return barred ? rejected(barred) : { ...about, changes, verdict: 'changed' }
  }

  function isTwice(name: string, place: number): boolean {
    const first = claims.get(name)
    return first !== undefined && first < place
  }

  /** Somebody else has, or is to have, a name that the row gives. */
  function findClash(row: StaffRow, folded: string | null, person: Known | null, place: number): RowProblem | null {
    if (!person && folded !== null && known.holderOf(folded)) return wrong('name-taken', 'staff-number')
    for (const column of ['email', 'logon'] as const) {
      const name = foldedOf(row[column])
      if (name === null) continue
      if (isTwice(name, place)) return wrong('name-twice', column)
      const holder = known.holderOf(name)
      if (holder !== null && holder !== person?.id) return wrong('name-taken', column)
    }
    return null
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
