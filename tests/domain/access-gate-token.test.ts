import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { listGateTokens } from '#app/domain/access/list-gate-tokens.ts'
import { revokeGateToken } from '#app/domain/access/revoke-gate-token.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')
const operator = { kind: 'operator', name: 'root' } as const

test('a gate answers whoever shows a token, until the token is revoked', async () => {
  const db = await emptyDatabase()
  const made = await createGateToken(db, { name: ' proxy ' }, operator, noon)
  if (made.kind === 'refused') throw new Error(made.reason)
  const decide = accessDecider(db)
  const ask = (token: string) => decide({ token, person: 'nobody', platform: 'social-media' }, noon)
  expect(await ask(made.token)).not.toEqual({ kind: 'bad-token' })

  await revokeGateToken(db, { nameOrId: 'proxy' }, operator, noon)

  expect(await ask(made.token)).toEqual({ kind: 'bad-token' })
  expect(await ask(`${made.token.slice(0, -1)}x`)).toEqual({ kind: 'bad-token' })
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', entries: 2 })
})

test('two tokens in use never share a name, not even when they are asked for at once', async () => {
  const db = await emptyDatabase()

  const outcomes = await Promise.all([1, 2].map(() => createGateToken(db, { name: 'proxy' }, operator, noon)))

  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['created', 'refused'])
  expect(await createGateToken(db, { name: '  ' }, operator, noon)).toEqual({ kind: 'refused', reason: 'name-missing' })
})

test('the list of tokens holds nothing that opens a gate', async () => {
  const db = await emptyDatabase()
  await createGateToken(db, { name: 'proxy' }, operator, noon)

  const [token] = await listGateTokens(db)

  expect(Object.keys(token ?? {}).sort()).toEqual([
    'createdAt',
    'createdBy',
    'id',
    'lastUsedAt',
    'name',
    'revokedAt',
    'revokedBy',
  ])
})
