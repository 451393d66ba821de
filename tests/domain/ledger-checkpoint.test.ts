import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import type { Checkpoint } from '#app/domain/ledger/checkpoint.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { signCheckpoint } from '#app/domain/ledger/sign-checkpoint.ts'
import { openSigningKey, rotateSigningKey } from '#app/domain/ledger/signing-key.ts'
import { findForgedCheckpoint, verifyCheckpoint } from '#app/domain/ledger/verify-checkpoint.ts'
import { inTransaction } from '#db/handle.ts'
import { ledgerCheckpoints, ledgerEntries, ledgerPayloads, signingKeys } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')
const operator = { kind: 'operator', name: 'root' } as const

test('a checkpoint kept outside agrees with a ledger that only grew', async () => {
  const house = await houseWithLedger()
  const checkpoint = await house.checkpoint()
  await house.append()

  expect(await verifyCheckpoint(house.db, checkpoint)).toEqual({ kind: 'agrees', sequence: checkpoint.sequence })
})

test('a checkpoint kept outside shows that history was rewritten, however soundly', async () => {
  const house = await houseWithLedger()
  const checkpoint = await house.checkpoint()
  await house.db
    .update(ledgerEntries)
    .set({ hash: 'f'.repeat(64) })
    .where(eq(ledgerEntries.sequence, checkpoint.sequence))

  expect(await verifyCheckpoint(house.db, checkpoint)).toMatchObject({ kind: 'differs' })
})

test('a checkpoint kept outside shows that the end of the ledger was cut off', async () => {
  const house = await houseWithLedger()
  const { sequence, ...rest } = await house.checkpoint()
  await house.db.delete(ledgerPayloads).where(eq(ledgerPayloads.sequence, sequence))
  await house.db.delete(ledgerEntries).where(eq(ledgerEntries.sequence, sequence))

  const verdict = await verifyCheckpoint(house.db, { sequence, ...rest })

  expect(verdict).toMatchObject({ kind: 'differs', reason: 'ledger-shorter' })
})

test('a checkpoint that somebody changed is not believed', async () => {
  const house = await houseWithLedger()
  const checkpoint = await house.checkpoint()

  const verdict = await verifyCheckpoint(house.db, { ...checkpoint, signedAt: '2020-01-01T00:00:00.000Z' })

  expect(verdict).toMatchObject({ kind: 'differs' })
})

test('a forged checkpoint inside the database is found', async () => {
  const house = await houseWithLedger()
  await house.checkpoint()
  expect(await findForgedCheckpoint(house.db)).toBeNull()

  await house.db.update(ledgerCheckpoints).set({ hash: 'f'.repeat(64) })

  expect(await findForgedCheckpoint(house.db)).not.toBeNull()
})

test('after the key is changed, what the old one signed still verifies', async () => {
  const house = await houseWithLedger()
  const before = await house.checkpoint()
  await rotateSigningKey(house.db, house.keysFolder, operator, noon)
  const after = await house.checkpoint()

  expect(after.keyId).not.toBe(before.keyId)
  expect(await verifyCheckpoint(house.db, before)).toMatchObject({ kind: 'agrees' })
  expect(await verifyCheckpoint(house.db, after)).toMatchObject({ kind: 'agrees' })
})

test('the private key stays out of the database and is readable by its owner alone', async () => {
  const house = await houseWithLedger()
  const [file] = readdirSync(house.keysFolder)

  expect(statSync(path.join(house.keysFolder, file ?? '')).mode & 0o777).toBe(0o600)
  const [row] = await house.db.select().from(signingKeys)
  expect(Object.keys(row?.publicKey ?? {}).sort()).toEqual(['crv', 'kty', 'x'])
})

async function houseWithLedger() {
  const db = await emptyDatabase()
  const keysFolder = mkdtempSync(path.join(tmpdir(), 'lisans-keys-'))
  onTestFinished(() => rmSync(keysFolder, { recursive: true }))
  const append = () =>
    inTransaction(db, (tx) => recordEntry(tx, { action: 'test.happened', actor: operator, subjectId: 'x' }, noon))
  await openSigningKey(db, keysFolder, noon)
  await append()
  return { db, keysFolder, append, checkpoint: () => signNow() }

  async function signNow(): Promise<Checkpoint> {
    const outcome = await signCheckpoint(db, await openSigningKey(db, keysFolder, noon), noon)
    if (outcome.kind !== 'signed') throw new Error(outcome.reason)
    return outcome.checkpoint
  }
}
