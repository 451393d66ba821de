import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { lisans, type RunningServer, startServer, temporaryFolder } from '#tests/support/operator.ts'
import { postgresPrograms, startPostgres } from '#tests/support/real-postgres.ts'

let newDatabase: () => Promise<string>

beforeAll(async () => {
  if (!postgresPrograms) return
  const server = await startPostgres()
  newDatabase = server.newDatabase
  return server.stop
})

const testWithServer = test.skipIf(!postgresPrograms)

testWithServer('two servers and the operator work on one PostgreSQL at once, and the ledger holds', async () => {
  const { data, settings } = await house()
  const servers = await Promise.all([startServer(data, settings), startServer(temporaryFolder(), settings)])

  const names = ['one', 'two', 'three']
  const made = await Promise.all(names.map((name) => lisans([data, settings], 'gate-token', 'create', name)))
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0])

  for (const server of servers) expect(await readiness(server)).toBe('ready')
  expect(await lisans([data, settings], 'ledger', 'verify')).toMatchObject({ code: 0 })
  const { out } = await lisans([data, settings], 'export')
  for (const name of names) expect(out).toContain(`"name":"${name}"`)
  expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0])
})

testWithServer('a backup of PostgreSQL is left to its own tools, and said how', async () => {
  const { data, settings } = await house()

  const { code, err } = await lisans([data, settings], 'backup', path.join(data, 'lisans.tar.gz'))

  expect(code).toBe(1)
  expect(err).toContain('pg_dump')
})

async function house() {
  return { data: temporaryFolder(), settings: { DATABASE_URL: await newDatabase() } }
}

async function readiness({ url }: RunningServer): Promise<string> {
  return (await fetch(`${url}/readyz`)).text()
}
