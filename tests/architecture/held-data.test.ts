import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { heldKinds, readApart } from '#app/domain/data-protection/held-kinds.ts'
import * as schema from '#db/schema/index.ts'

/** Tables that name people without being about them, and why they are not collected. */
const leftOut: Record<string, string> = {}
const whatTheyDid = 'Names who acted in office; the ledger entry of that act is collected'
for (const name of [
  'bulk_actions',
  'course_drafts',
  'course_revisions',
  'draft_files',
  'draft_reviews',
  'gate_tokens',
  'legal_reviews',
  'picture_descriptions',
  'platform_modes',
  'policies',
  'policy_drafts',
  'programme_drafts',
  'programme_versions',
  'question_corrections',
  'register_revisions',
  'reminder_pauses',
  'requirement_rules',
  'rules_activations',

  'rules_revisions',
  'staff_imports',
  'supervision_codes',
  'unit_changes',
]) {
  leftOut[name] = whatTheyDid
}

test('every table that names people is among what is held about them, or left out for a reason', () => {
  const covered = new Set<string>([
    ...Object.values(heldKinds).map(({ table }) => getTableName(table)),
    ...readApart.map(getTableName),
    ...Object.keys(leftOut),
  ])
  const naming = tables().filter((table) => Object.keys(getTableColumns(table)).some(namesPeople))

  expect(naming.map(getTableName).filter((name) => !covered.has(name))).toEqual([])
  expect(Object.keys(leftOut).filter((name) => !naming.some((table) => getTableName(table) === name))).toEqual([])
})

test('what is kept back of a record is a column that exists', () => {
  for (const { table, withheld } of Object.values(heldKinds)) {
    expect(Object.keys(getTableColumns(table))).toEqual(expect.arrayContaining(withheld))
  }
})

function namesPeople(field: string): boolean {
  return /^(personId|userId|actorId|subjectId)$|By$/.test(field)
}

function tables(): Table[] {
  return Object.values(schema as Record<string, unknown>).filter((value): value is Table => is(value, Table))
}
