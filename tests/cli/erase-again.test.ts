import { appendFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { lisans, startServer, temporaryFolder } from '#tests/support/operator.ts'

test('a restore erases again whom the older backup brings back, and the list of them outlives it', async () => {
  const data = temporaryFolder()
  const archive = path.join(temporaryFolder(), 'lisans.tar.gz')
  await lisans(data, 'admin', 'create', 'Somebody Else', '--email', 'else@example.sc')
  await lisans(data, 'admin', 'create', 'Rosemay Reefland', '--email', 'rosemay@example.sc')
  await lisans(data, 'backup', archive)
  const id = idOf(data, 'Rosemay Reefland')
  const list = path.join(data, 'erased-people.txt')
  // Erased after the backup was made, as the service notes it.
  appendFileSync(list, `\n${id}\n`)

  const restored = await lisans(data, 'restore', archive)

  expect(restored).toMatchObject({ code: 0, err: expect.stringContaining('1 people who had been erased were erased') })
  expect(idOf(data, 'Rosemay Reefland')).toBeNull()
  expect(readFileSync(path.join(data, 'lisans.sqlite')).includes('rosemay@example.sc')).toBe(false)
  expect(readFileSync(list, 'utf8')).toContain(id)
  expect(await lisans(data, 'ledger', 'verify')).toMatchObject({ code: 0 })
  expect(await lisans(data, 'erase-again')).toMatchObject({ code: 0, err: expect.stringContaining('0 people') })
})

test('the last administrator cannot be erased again before there is another; the start of the service says that it waits', async () => {
  const data = temporaryFolder()
  await lisans(data, 'admin', 'create', 'Rosemay Reefland', '--email', 'rosemay@example.sc')
  appendFileSync(path.join(data, 'erased-people.txt'), `${idOf(data, 'Rosemay Reefland')}\n`)

  const server = await startServer(data)
  expect(server.output()).toContain('run lisans erase-again')
  await server.stop()
  expect(await lisans(data, 'erase-again')).toMatchObject({
    code: 1,
    err: expect.stringContaining('last-administrator'),
  })
  await lisans(data, 'admin', 'create', 'Somebody Else', '--email', 'else@example.sc')
  expect(await lisans(data, 'erase-again')).toMatchObject({ code: 0, err: expect.stringContaining('1 people') })
})

function idOf(data: string, name: string): string | null {
  const connection = new Sqlite(path.join(data, 'lisans.sqlite'), { readonly: true })
  try {
    return (
      (connection.prepare('SELECT id FROM people WHERE name = ?').get(name) as { id: string } | undefined)?.id ?? null
    )
  } finally {
    connection.close()
  }
}
