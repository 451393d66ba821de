import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import type { StaffChange, StaffColumn } from '#db/schema/index.ts'
import type { ImportGround } from './import-ground.ts'
import type { Known } from './known-people.ts'
import type { StaffRow } from './read-staff-row.ts'

/** What a row would write in place of what is known of somebody. An empty cell changes nothing; nor do capitals in addresses and logons. */
export function changesOf(
  row: StaffRow,
  unitId: string | null,
  person: Known,
  { unitNames }: Pick<ImportGround, 'unitNames'>,
): StaffChange[] {
  const changes: StaffChange[] = []
  const compare = (column: StaffColumn, old: string | null, written: string | null) => {
    if (written !== null && written !== (old ?? '')) changes.push({ column, old: old ?? '', new: written })
  }
  compare('name', person.name, row.name)
  if (unitId !== null && unitId !== person.unitId) {
    // Two units may bear the same name.
    changes.push({ column: 'unit', old: unitNames.get(person.unitId) ?? '', new: unitNames.get(unitId) ?? '' })
  }
  compare('job-title', person.jobTitle, row.jobTitle)
  compare('grade', person.grade, row.grade)
  if (folded(row.email) !== folded(person.email)) compare('email', person.email, row.email)
  compare('language', person.language, row.language)
  if (!person.logons.some(({ value }) => value === folded(row.logon))) {
    compare('logon', person.logons.map(({ shown }) => shown).join(', '), row.logon)
  }
  return changes
}

function folded(written: string | null): string | null {
  return written === null ? null : foldIdentifier(written)
}
