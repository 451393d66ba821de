import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { entryHash, payloadDigest } from '#app/domain/ledger/entry-hash.ts'
import { lisans, temporaryFolder } from '#tests/support/operator.ts'

type Line = { table?: string; columns?: { name: string }[]; row?: Record<string, never> }

test('an export says of every table what it holds, then every row', async () => {
  const data = await houseWithSecrets()

  const lines = await exportedLines(data)

  const described = lines.flatMap(({ table, columns }) => (columns ? [table] : []))
  expect(described).toEqual(expect.arrayContaining(['people', 'units', 'attempts', 'certificates', 'ledger_entries']))
  const columnsOfPeople = lines.find(({ table, columns }) => table === 'people' && columns)?.columns
  const person = lines.find(({ table, row }) => table === 'people' && row)?.row
  expect(Object.keys(person ?? {})).toEqual(columnsOfPeople?.map(({ name }) => name))
  expect(person).toMatchObject({ name: 'Marie' })
})

test('no password, session, one-time code, gate token or private key leaves with an export', async () => {
  const data = await houseWithSecrets()

  const { out } = await lisans(data, 'export')

  for (const secret of ['SECRET', 'PRIVATE KEY', readFileSync(path.join(data, 'keys/session-secret'), 'utf8')]) {
    expect(out.includes(secret), secret.slice(0, 8)).toBe(false)
  }
})

test('the ledger can be verified from the export alone', async () => {
  const lines = await exportedLines(await houseWithSecrets())
  const rowsOf = (name: string) => lines.flatMap(({ table, row }) => (table === name && row ? [row as never] : []))
  const entries = rowsOf('ledger_entries') as (Parameters<typeof entryHash>[0] & { hash: string })[]
  const payloads = rowsOf('ledger_payloads') as { sequence: number; salt: string; payload: Record<string, unknown> }[]

  expect(entries.length).toBeGreaterThan(1)
  for (const entry of entries) {
    const { salt, payload } = payloads.find(({ sequence }) => sequence === entry.sequence) ?? { salt: '', payload: {} }
    expect(entryHash({ ...entry, recordedAt: new Date(entry.recordedAt) })).toBe(entry.hash)
    expect(payloadDigest(salt, payload)).toBe(entry.digest)
  }
})

test('an export into a file is for its owner alone', async () => {
  const data = await houseWithSecrets()
  const file = path.join(temporaryFolder(), 'facts.jsonl')

  expect(await lisans(data, 'export', file)).toMatchObject({ code: 0, out: '' })

  expect(statSync(file).mode & 0o777).toBe(0o600)
})

async function exportedLines(data: string): Promise<Line[]> {
  const { out } = await lisans(data, 'export')
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

async function houseWithSecrets(): Promise<string> {
  const data = temporaryFolder()
  await lisans(data, 'admin', 'create', 'Marie', '--email', 'marie@example.sc')
  await lisans(data, 'gate-token', 'create', 'proxy')
  await lisans(data, 'ledger', 'checkpoint')
  const connection = new Sqlite(path.join(data, 'lisans.sqlite'))
  connection.exec(`
    INSERT INTO auth_users (id, person_id, name, email, email_verified, created_at, updated_at)
      SELECT 'u', id, 'Marie', 'm@example.sc', 1, 0, 0 FROM people WHERE id NOT IN (SELECT person_id FROM auth_users);
    INSERT INTO auth_accounts (id, user_id, account_id, provider_id, password, created_at, updated_at)
      SELECT 'a', id, 'x', 'credential', 'SECRET-password-hash', 0, 0 FROM auth_users;
    INSERT INTO auth_sessions (id, user_id, token, expires_at, created_at, updated_at)
      SELECT 's', id, 'SECRET-session', 9e12, 0, 0 FROM auth_users;
    INSERT INTO auth_verifications (id, identifier, value, expires_at, created_at, updated_at)
      VALUES ('v', 'x', 'SECRET-verification', 9e12, 0, 0);
    INSERT INTO outgoing_mails (id, message_id, address, subject, body, queued_at)
      VALUES ('m', '<m>', 'marie@example.sc', 'Link', 'SECRET-link', 0);
    UPDATE invitations SET code_hash = 'SECRET-code' || id;
    UPDATE gate_tokens SET token_hash = 'SECRET-token' || id;
  `)
  connection.close()
  return data
}
