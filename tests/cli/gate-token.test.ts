import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'
import { lisans, temporaryFolder } from '#tests/support/operator.ts'

test('a gate token is printed alone on the last line, and its hash alone is kept', async () => {
  const data = temporaryFolder()

  const { code, out } = await lisans(data, 'gate-token', 'create', 'proxy')

  expect(code).toBe(0)
  const token = out.trimEnd().split('\n').at(-1) ?? ''
  expect(token).toMatch(/^lisans_gate_[\w-]{43}$/)
  expect(readFileSync(path.join(data, 'lisans.sqlite')).includes(token)).toBe(false)
})

test('a name is given to one token at a time, and may be given again after a revocation', async () => {
  const data = temporaryFolder()
  await lisans(data, 'gate-token', 'create', 'proxy')

  expect(await lisans(data, 'gate-token', 'create', 'proxy')).toMatchObject({ code: 1, out: '' })
  expect(await lisans(data, 'gate-token', 'revoke', 'proxy')).toMatchObject({ code: 0 })
  expect(await lisans(data, 'gate-token', 'revoke', 'proxy')).toMatchObject({ code: 1 })
  expect(await lisans(data, 'gate-token', 'create', 'proxy')).toMatchObject({ code: 0 })

  const { out } = await lisans(data, 'gate-token', 'list')
  expect(out.trimEnd().split('\n')).toHaveLength(2)
  expect(out).not.toContain('lisans_gate_')
})

test('the ledger names the operator', async () => {
  const data = temporaryFolder()
  await lisans(data, '--operator', 'Marie', 'gate-token', 'create', 'proxy')

  const { out } = await lisans(data, 'export')

  expect(out).toContain('"operator":"Marie"')
})

test('an operator can shut every gate after a restore by other means', async () => {
  const data = temporaryFolder()
  await lisans(data, 'gate-token', 'create', 'proxy')

  expect(await lisans(data, 'gate', 'shut')).toMatchObject({ code: 0 })

  expect((await lisans(data, 'export')).out).toContain('"name":"gate-shut"')
})

test('what is not understood ends with code 2 and says where help is', async () => {
  const data = temporaryFolder()

  expect(await lisans(data, 'gate-token', 'create')).toMatchObject({ code: 2, err: expect.stringContaining('--help') })
  expect(await lisans(data, 'dance')).toMatchObject({ code: 2 })
  expect(await lisans(data, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes') })
})

test('a token whose name could be read as anything but a name is not made', async () => {
  const data = temporaryFolder()

  for (const name of ['<script>', 'proxy\nproxy', 'x'.repeat(65), '; rm']) {
    const { code, out, err } = await lisans(data, 'gate-token', 'create', name)
    expect({ code, out }, name).toEqual({ code: 1, out: '' })
    expect(err).toContain('letters, digits')
  }
  expect(await lisans(data, 'gate-token', 'create', 'Proxy no. 2 Mahé')).toMatchObject({ code: 0 })
})

test('the command says which release it is, and leaves nothing behind by saying it', async () => {
  const data = temporaryFolder()
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }

  expect(await lisans(data, '--version')).toMatchObject({ code: 0, out: `${version}\n` })
  expect(await lisans(data, '-V')).toMatchObject({ code: 0, out: `${version}\n` })

  expect(readdirSync(data)).toEqual([])
})
