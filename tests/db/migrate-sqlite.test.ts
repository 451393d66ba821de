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

  expect(rows(file, 'SELECT * FROM units')).toEqual([
    { id: 'u', parent_id: null, name: 'Ministry', closed_at: null, merged_into_id: null },
  ])
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

test('what the first release recorded is still there after the office came: roles, attempts and the platform, which has no name yet', () => {
  const { file, folder } = firstRelease()
  const before = ['people', 'role_grants', 'attempts', 'gate_tokens', 'units'].map((table) => ({
    table,
    kept: rows(file, `SELECT * FROM ${table}`) as Record<string, unknown>[],
  }))

  migrateSqlite(file, folder)

  for (const { table, kept } of before) {
    expect(kept, table).toHaveLength(1)
    expect(rows(file, `SELECT ${Object.keys(kept[0] ?? {}).join(', ')} FROM ${table}`), table).toEqual(kept)
  }
  expect(rows(file, 'SELECT * FROM platforms')).toEqual([
    { id: 'social-media', programme_id: 'access', name: '', needs_grant: 0, hosts: '[]', closed_at: null },
  ])
  expect(rows(file, 'SELECT runs_until, deputy_for_grant_id FROM role_grants')).toEqual([
    { runs_until: null, deputy_for_grant_id: null },
  ])
})

test('whatever was sat before updates came is still there, with all that points at it, and an update can be sat', () => {
  const { file, folder } = firstRelease(2)
  const connection = new Sqlite(file)
  connection.exec(`
    UPDATE attempts SET submitted_at = 5, mark = '{"right":1}', passed = 1, digest = 'd', supervision_code_id = 'code', ends_at = 9 WHERE id = 'a';
    INSERT INTO attempts (id, person_id, programme_id, programme_version_id, kind, part, started_at, seed, paper, language, retakes)
      VALUES ('b', 'p', 'access', 'v', 'final', 'final', 7, 's', '[]', 'fr', '{"attemptId":"a","objectives":[]}');
    INSERT INTO answers (attempt_id, question_version_id, option_id, saved_at) VALUES ('a', 'q', 'o', 4), ('b', 'q', 'o', 8);
    INSERT INTO attempt_returns (id, attempt_id, returned_by, returned_at) VALUES ('r', 'a', 'operator', 6);
    INSERT INTO rules_revisions (id, rules_id, number, content_hash, texts, material, published_at, published_by)
      VALUES ('rr', 'rules', 1, 'hash', '{}', 1, 0, 'operator');
    INSERT INTO signatures (id, person_id, rules_revision_id, language, text_hash, signed_at) VALUES ('s', 'p', 'rr', 'en', 'hash', 5);
    INSERT INTO certificates (id, number, person_id, programme_id, programme_version_id, attempt_id, signature_id, course_revisions,
      holder_name, organisation, issued_at, valid_from, valid_until)
      VALUES ('c', 'N', 'p', 'access', 'v', 'a', 's', '{}', 'Marie', 'Ministry', 5, 5, 99);
    INSERT INTO standings (person_id, programme_id, certificate_id, certified_from, valid_until, programme_number)
      VALUES ('p', 'access', 'c', 5, 99, 1);
  `)
  connection.close()
  const tables = ['attempts', 'answers', 'attempt_returns', 'certificates', 'signatures', 'standings']
  const before = tables.map((table) => ({ table, kept: rows(file, `SELECT * FROM ${table}`) as Row[] }))

  migrateSqlite(file, folder)

  for (const { table, kept } of before) {
    expect(kept.length, table).toBeGreaterThan(0)
    expect(rows(file, `SELECT ${Object.keys(kept[0] ?? {}).join(', ')} FROM ${table}`), table).toEqual(kept)
  }
  expect(rows(file, 'PRAGMA foreign_key_check')).toEqual([])
  const sit = (
    id: string,
    kind: string,
  ) => `INSERT INTO attempts (id, person_id, programme_id, programme_version_id, kind, part,
    started_at, seed, paper, language) VALUES ('${id}', 'p', 'access', 'v', '${kind}', '${kind}', 9, 's', '[]', 'en')`
  const migrated = new Sqlite(file)
  migrated.exec(sit('u', 'update'))
  expect(() => migrated.exec(sit('x', 'something-else'))).toThrow('attempts_kind')
  expect(() => migrated.exec(sit('y', 'update')), 'only one can be open').toThrow('UNIQUE')
  migrated.close()
})

type Row = Record<string, unknown>

/** A database as the first release left it, or one with so many of the migrations, and the folder with every migration since. */
function firstRelease(migrations = 1): { file: string; folder: string } {
  const temporary = mkdtempSync(path.join(tmpdir(), 'lisans-migrate-'))
  onTestFinished(() => rmSync(temporary, { recursive: true }))
  const first = path.join(temporary, 'first')
  cpSync(sqliteMigrations, first, { recursive: true })
  const journalFile = path.join(first, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  journal.entries = journal.entries.slice(0, migrations)
  writeFileSync(journalFile, JSON.stringify(journal))
  const file = path.join(temporary, 'lisans.sqlite')
  migrateSqlite(file, first)
  const connection = new Sqlite(file)
  connection.exec(`
    INSERT INTO units (id, name) VALUES ('u', 'Ministry');
    INSERT INTO people (id, name, search_name, unit_id, language, activity, created_at) VALUES ('p', 'Marie', 'marie', 'u', 'en', 'active', 0);
    INSERT INTO role_grants (id, person_id, role, unit_id, granted_at) VALUES ('g', 'p', 'hr', 'u', 0);
    INSERT INTO platforms (id, programme_id) VALUES ('social-media', 'access');
    INSERT INTO gate_tokens (id, name, token_hash, created_by, created_at) VALUES ('t', 'proxy', 'hash', 'operator', 0);
    INSERT INTO programme_versions (id, programme_id, number, content_hash, source, body, material, published_at, published_by)
      VALUES ('v', 'access', 1, 'hash', '', '{}', 0, 0, 'operator');
    INSERT INTO attempts (id, person_id, programme_id, programme_version_id, kind, part, started_at, seed, paper, language)
      VALUES ('a', 'p', 'access', 'v', 'final', 'final', 0, 's', '[]', 'en');
  `)
  connection.close()
  return { file, folder: sqliteMigrations }
}

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
