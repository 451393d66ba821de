import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrateSqlite, sqliteMigrations } from '#db/migrate.ts'

/** What drizzle writes to change a column: a new table, the rows moved over, the old table dropped. */
const rebuildUnits = [
  'PRAGMA foreign_keys=OFF',
  'CREATE TABLE `__new_units` (`id` text PRIMARY KEY NOT NULL, `parent_id` text, `name` text NOT NULL, `closed_at` integer, `note` text)',
  'INSERT INTO `__new_units`("id", "parent_id", "name", "closed_at") SELECT "id", "parent_id", "name", "closed_at" FROM `units`',
  'DROP TABLE `units`',
  'ALTER TABLE `__new_units` RENAME TO `units`',
  'PRAGMA foreign_keys=ON',
]

test('rebuilding a table that others point at keeps every row of both', () => {
  const { file, folder } = databaseWithPeople()
  addMigration(folder, rebuildUnits)

  migrateSqlite(file, folder)

  expect(rows(file, 'SELECT u.name AS unit, p.name FROM people p JOIN units u ON u.id = p.unit_id')).toEqual([
    { unit: 'Ministry', name: 'Marie' },
  ])
  expect(rows(file, 'SELECT value FROM person_identifiers')).toEqual([{ value: 'sn-1' }])
})

test('a migration that leaves rows pointing nowhere is refused, and the data is as it was', () => {
  const { file, folder } = databaseWithPeople()
  addMigration(folder, ['DELETE FROM `units`'])

  expect(() => migrateSqlite(file, folder)).toThrow('rows pointing nowhere, first in people')
  expect(() => migrateSqlite(file, folder)).toThrow('rows pointing nowhere, first in people')

  expect(rows(file, 'SELECT name FROM units')).toEqual([{ name: 'Ministry' }])
})

test('a migration that breaks half-way leaves nothing of itself', () => {
  const { file, folder } = databaseWithPeople()
  addMigration(folder, ['ALTER TABLE `units` ADD `note` text', 'this is not SQL'])

  expect(() => migrateSqlite(file, folder)).toThrow()

  expect(rows(file, 'SELECT * FROM units')).toEqual([{ id: 'u', parent_id: null, name: 'Ministry', closed_at: null }])
})

test('the data of the release before stays beside the new until the next migration', () => {
  const { file, folder } = databaseWithPeople()
  expect(existsSync(`${file}.before-migration`)).toBe(false)
  addMigration(folder, rebuildUnits)

  migrateSqlite(file, folder)

  expect(rows(`${file}.before-migration`, 'SELECT * FROM units')).toHaveLength(1)
})

test('starting again migrates nothing', () => {
  const { file, folder } = databaseWithPeople()
  const before = rows(file, 'SELECT * FROM __drizzle_migrations')

  migrateSqlite(file, folder)

  expect(rows(file, 'SELECT * FROM __drizzle_migrations')).toEqual(before)
})

function databaseWithPeople(): { file: string; folder: string } {
  const temporary = mkdtempSync(path.join(tmpdir(), 'lisans-migrate-'))
  onTestFinished(() => rmSync(temporary, { recursive: true }))
  const folder = path.join(temporary, 'migrations')
  cpSync(sqliteMigrations, folder, { recursive: true })
  const file = path.join(temporary, 'lisans.sqlite')
  migrateSqlite(file, folder)
  const connection = new Sqlite(file)
  connection.exec(`
    INSERT INTO units (id, name) VALUES ('u', 'Ministry');
    INSERT INTO people (id, name, search_name, unit_id, language, activity, created_at) VALUES ('p', 'Marie', 'marie', 'u', 'en', 'active', 0);
    INSERT INTO person_identifiers (id, person_id, kind, value, shown) VALUES ('i', 'p', 'staff-number', 'sn-1', 'SN-1');
  `)
  connection.close()
  return { file, folder }
}

function addMigration(folder: string, statements: string[]): void {
  const journalFile = path.join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  journal.entries.push({
    idx: journal.entries.length,
    version: '6',
    when: 4_000_000_000_000,
    tag: '9999_later',
    breakpoints: true,
  })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(path.join(folder, '9999_later.sql'), statements.join(';\n--> statement-breakpoint\n'))
}

function rows(file: string, query: string): unknown[] {
  const connection = new Sqlite(file, { readonly: true })
  try {
    return connection.prepare(query).all()
  } finally {
    connection.close()
  }
}
