import { writeFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { lisans, temporaryFolder } from '#tests/support/operator.ts'

test('a ledger that was tampered with is found out, with code 1', async () => {
  const data = await houseWithTokens()
  expect(await lisans(data, 'ledger', 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('sound') })

  inDatabase(data, `UPDATE ledger_entries SET action = 'nothing.happened' WHERE sequence = 1`)

  const { code, err } = await lisans(data, 'ledger', 'verify')
  expect(code).toBe(1)
  expect(err).toContain('broken at entry 1')
})

test('a checkpoint that was kept outside is held against the ledger', async () => {
  const data = await houseWithTokens()
  const kept = path.join(temporaryFolder(), 'checkpoint.json')
  writeFileSync(kept, (await lisans(data, 'ledger', 'checkpoint')).out)
  await lisans(data, 'gate-token', 'create', 'one more')

  expect(await lisans(data, 'ledger', 'verify', '--against', kept)).toMatchObject({
    code: 0,
    out: expect.stringContaining('in agreement with the checkpoint'),
  })

  const elsewhere = await houseWithTokens()
  expect(await lisans(elsewhere, 'ledger', 'verify', '--against', kept)).toMatchObject({ code: 1 })
})

test('what is not a checkpoint is refused in words', async () => {
  const data = await houseWithTokens()
  const file = path.join(data, 'nonsense.json')
  writeFileSync(file, '{"sequence":1}')

  expect(await lisans(data, 'ledger', 'verify', '--against', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is not a checkpoint'),
  })
})

test('a new key signs from now on', async () => {
  const data = await houseWithTokens()
  const before = JSON.parse((await lisans(data, 'ledger', 'checkpoint')).out)
  const { out: keyId } = await lisans(data, 'ledger', 'new-key')
  const after = JSON.parse((await lisans(data, 'ledger', 'checkpoint')).out)

  expect(after.keyId).toBe(keyId.trim())
  expect(after.keyId).not.toBe(before.keyId)
  expect(await lisans(data, 'ledger', 'verify')).toMatchObject({ code: 0 })
})

async function houseWithTokens(): Promise<string> {
  const data = temporaryFolder()
  await lisans(data, 'gate-token', 'create', 'first')
  await lisans(data, 'gate-token', 'create', 'second')
  return data
}

function inDatabase(data: string, statement: string): void {
  const connection = new Sqlite(path.join(data, 'lisans.sqlite'))
  connection.exec(statement)
  connection.close()
}
