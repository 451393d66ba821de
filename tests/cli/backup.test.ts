import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { create, extract } from 'tar'
import { expect, test } from 'vitest'
import { lisans, startServer, temporaryFolder } from '#tests/support/operator.ts'

test('a backup taken while the service runs and others write brings everything back, with every gate shut', async () => {
  const data = temporaryFolder()
  const archive = path.join(temporaryFolder(), 'lisans.tar.gz')
  await lisans(data, 'gate-token', 'create', 'before')
  const server = await startServer(data)

  const [backup] = await Promise.all([
    lisans(data, 'backup', archive),
    lisans(data, 'gate-token', 'create', 'meanwhile'),
  ])
  expect(backup).toMatchObject({ code: 0, out: `${archive}\n` })
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  await lisans(data, 'gate-token', 'create', 'after')
  await server.stop()
  const restored = await lisans(data, 'restore', archive)

  expect(restored).toMatchObject({ code: 0, err: expect.stringContaining('every gate is shut') })
  expect(await lisans(data, 'ledger', 'verify')).toMatchObject({ code: 0 })
  const names = (await lisans(data, 'gate-token', 'list')).out
  expect(names).toContain('before')
  expect(names).not.toContain('after')
  const again = await startServer(data)
  expect(await (await fetch(`${again.url}/readyz`)).text()).toContain('every gate is shut since a restore')
})

test('a restore is refused while the service runs, and possible after it was killed', async () => {
  const data = temporaryFolder()
  const archive = await backupOf(data)
  const server = await startServer(data)

  expect(await lisans(data, 'restore', archive)).toMatchObject({
    code: 1,
    err: expect.stringContaining('Stop it first'),
  })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)

  await server.kill()
  expect(await lisans(data, 'restore', archive)).toMatchObject({ code: 0 })
})

test('what a restore replaces is kept, and how much was lost is said', async () => {
  const data = temporaryFolder()
  const archive = await backupOf(data)
  await lisans(data, 'gate-token', 'create', 'lost')

  const { err } = await lisans(data, 'restore', archive)

  const kept = readdirSync(data).find((name) => name.startsWith('replaced-')) ?? ''
  expect(existsSync(path.join(data, kept, 'lisans.sqlite'))).toBe(true)
  expect(existsSync(path.join(data, kept, 'keys/session-secret'))).toBe(true)
  expect(err).toContain('1 ledger entries beyond that')
})

test('everybody is signed out by a restore', async () => {
  const data = temporaryFolder()
  await lisans(data, 'admin', 'create', 'Marie', '--email', 'marie@example.sc')
  inDatabase(data, (connection) => {
    const { id } = connection.prepare('SELECT id FROM people').get() as { id: string }
    connection
      .prepare(
        `INSERT INTO auth_users (id, person_id, name, email, email_verified, created_at, updated_at) VALUES ('u', ?, 'Marie', 'm@example.sc', 1, 0, 0) ON CONFLICT DO NOTHING`,
      )
      .run(id)
    connection.exec(
      `INSERT INTO auth_sessions (id, user_id, token, expires_at, created_at, updated_at) SELECT 's', id, 'secret', 9e12, 0, 0 FROM auth_users`,
    )
  })
  const archive = await backupOf(data)

  await lisans(data, 'restore', archive)

  inDatabase(data, (connection) => expect(connection.prepare('SELECT * FROM auth_sessions').all()).toEqual([]))
})

test('a damaged, foreign or missing archive is refused and the data is as it was', async () => {
  const data = temporaryFolder()
  const archive = await backupOf(data)
  const before = readFileSync(path.join(data, 'lisans.sqlite'))
  const elsewhere = temporaryFolder()
  const cut = path.join(elsewhere, 'cut.tar.gz')
  writeFileSync(cut, readFileSync(archive).subarray(0, 3000))
  const foreign = path.join(elsewhere, 'foreign.tar.gz')
  writeFileSync(path.join(elsewhere, 'manifest.json'), '{}')
  await create({ gzip: true, cwd: elsewhere, file: foreign }, ['manifest.json'])

  for (const file of [cut, foreign, path.join(elsewhere, 'nowhere')]) {
    const { code, err } = await lisans(data, 'restore', file)
    expect(code, file).toBe(1)
    expect(err, file).not.toContain('    at ')
  }

  expect(readFileSync(path.join(data, 'lisans.sqlite')).equals(before)).toBe(true)
  expect(readdirSync(data).filter((name) => /^(restoring|replaced)/.test(name))).toEqual([])
})

test('a restore that fails where no data was yet leaves nothing', async () => {
  const folder = temporaryFolder()
  const foreign = path.join(folder, 'foreign.tar.gz')
  writeFileSync(foreign, 'not an archive')
  const fresh = path.join(folder, 'new')
  const empty = temporaryFolder()

  for (const file of [foreign, path.join(folder, 'nowhere')]) {
    expect(await lisans(fresh, 'restore', file)).toMatchObject({ code: 1 })
    expect(await lisans(empty, 'restore', file)).toMatchObject({ code: 1 })
  }

  expect(existsSync(fresh)).toBe(false)
  expect(readdirSync(empty)).toEqual([])
})

test('a backup whose database was changed afterwards is refused', async () => {
  const data = temporaryFolder()
  const archive = await backupOf(data)
  const unpacked = temporaryFolder()
  await extract({ file: archive, cwd: unpacked })
  const database = new Sqlite(path.join(unpacked, 'lisans.sqlite'))
  database.exec(`UPDATE gate_tokens SET name = 'forged'`)
  database.close()
  const forged = path.join(temporaryFolder(), 'forged.tar.gz')
  await create({ gzip: true, cwd: unpacked, file: forged }, ['manifest.json', 'lisans.sqlite', 'keys'])

  expect(await lisans(data, 'restore', forged)).toMatchObject({ code: 1, err: expect.stringContaining('is damaged') })
})

test('nothing starts on what a restore that was cut off left, until a restore succeeds', async () => {
  const data = temporaryFolder()
  const archive = await backupOf(data)
  writeFileSync(path.join(data, 'restore-unfinished'), '')

  await expect(startServer(data)).rejects.toThrow('was cut off')
  expect(await lisans(data, 'gate-token', 'list')).toMatchObject({
    code: 1,
    err: expect.stringContaining('was cut off'),
  })

  expect(await lisans(data, 'restore', archive)).toMatchObject({ code: 0 })
  expect(await lisans(data, 'gate-token', 'list')).toMatchObject({ code: 0 })
})

test('where there is no data, nothing is backed up, exported or verified', async () => {
  const data = temporaryFolder()

  for (const command of [['backup', path.join(data, 'lisans.tar.gz')], ['export'], ['ledger', 'verify'], ['rebuild']]) {
    const { code, err } = await lisans(data, ...command)
    expect(code, command.join(' ')).toBe(1)
    expect(err).toContain('Is DATA_DIR set')
  }
})

test('beside a demonstration nobody begins a second service by mistake', async () => {
  const data = temporaryFolder()
  await lisans(path.join(data, 'demo'), 'gate-token', 'create', 'first')

  expect(await lisans(data, 'gate-token', 'create', 'proxy')).toMatchObject({
    code: 1,
    err: expect.stringContaining(path.join(data, 'demo')),
  })
})

test('a backup never replaces a file unasked', async () => {
  const data = temporaryFolder()
  const archive = await backupOf(data)

  expect(await lisans(data, 'backup', archive)).toMatchObject({ code: 1, err: expect.stringContaining('--overwrite') })
  expect(await lisans(data, 'backup', archive, '--overwrite')).toMatchObject({ code: 0 })
})

async function backupOf(data: string): Promise<string> {
  const archive = path.join(temporaryFolder(), 'lisans.tar.gz')
  await lisans(data, 'gate-token', 'create', 'kept')
  const { code, err } = await lisans(data, 'backup', archive)
  if (code !== 0) throw new Error(err)
  return archive
}

function inDatabase(data: string, work: (connection: Sqlite.Database) => void): void {
  const connection = new Sqlite(path.join(data, 'lisans.sqlite'))
  try {
    work(connection)
  } finally {
    connection.close()
  }
}
