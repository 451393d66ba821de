import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { askForVerification } from '#app/domain/audit/ask-for-verification.ts'
import { recordVerification, verifyForPage } from '#app/domain/audit/record-verification.ts'
import type { Checkpoint } from '#app/domain/ledger/checkpoint.ts'
import { readCheckpoint } from '#app/domain/ledger/read-checkpoint.ts'
import { findVerification } from '#app/domain/ledger/verification.ts'
import {
  findCheckpointKeeper,
  listCheckpointMails,
  mailCheckpoint,
  nameCheckpointKeeper,
} from '#app/domain/office/mail-checkpoint.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads, outgoingMails, workItems } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')
const later = new Date('2026-03-02T12:05:00.000Z')

test('a verification is asked for once at a time, works in the background, and its result is in the ledger', async () => {
  const { db, auditor } = await audited()

  expect(await askForVerification(db, auditor.actor, noon)).toEqual({ kind: 'asked' })
  expect(await askForVerification(db, auditor.actor, later)).toEqual({
    kind: 'refused',
    reason: 'verification-running',
  })
  const { running } = await findVerification(db)
  expect(running).toMatchObject({ entries: 0, askedAt: noon })
  expect(await db.select({ kind: workItems.kind }).from(workItems)).toEqual([{ kind: 'verify-ledger' }])

  await work(db)

  expect(await findVerification(db)).toMatchObject({
    running: null,
    last: { kind: 'sound', entries: 1, erased: 0, doneAt: later },
  })
  expect(await actions(db)).toEqual(['ledger-verification.asked', 'ledger-verification.done'])
  // What died with its process does not stand in the way for ever.
  await askForVerification(db, auditor.actor, later)
  const muchLater = new Date(later.getTime() + 3_600_001)
  expect(await askForVerification(db, auditor.actor, muchLater)).toEqual({ kind: 'asked' })
})

test('a broken ledger is told with the entry at which it breaks', async () => {
  const { db, auditor } = await audited()
  await askForVerification(db, auditor.actor, noon)
  await db
    .update(ledgerPayloads)
    .set({ payload: { forged: true } })
    .where(eq(ledgerPayloads.sequence, 1))

  await work(db)

  expect((await findVerification(db)).last).toEqual({
    kind: 'broken',
    sequence: 1,
    reason: 'payload-changed',
    doneAt: later,
  })
})

test('what another verification overtook is not recorded, and who audits nothing asks for none', async () => {
  const { db } = await audited()
  const hr = await addTestOfficer(db, 'hr')

  const found = { kind: 'sound', entries: 1, erased: 0, hash: 'a' } as const
  expect(await recordVerification(db, { verificationId: 'old', found }, noon)).toMatchObject({ kind: 'refused' })
  expect(await askForVerification(db, hr.actor, noon)).toEqual({ kind: 'refused', reason: 'not-an-auditor' })
  expect(await actions(db)).toEqual([])
})

test('who is mailed the daily checkpoint is decided by whoever audits everything, with a reason, and not over another’s head', async () => {
  const { db, auditor, part } = await audited()
  const name = (address: string | null, before: string | null) =>
    nameCheckpointKeeper(db, { address, before, reason: 'Order 7' }, auditor.actor, noon)

  const address = 'audit@outside.example'
  expect(await nameCheckpointKeeper(db, { address, reason: 'x' }, part.actor, noon)).toMatchObject({ kind: 'refused' })
  expect(await name(address, null)).toEqual({ kind: 'named' })
  expect(await name(address, null)).toEqual({ kind: 'unchanged' })
  expect(await name('other@outside.example', null)).toEqual({ kind: 'refused', reason: 'keeper-changed' })
  expect(await name('nonsense', address)).toEqual({ kind: 'refused', reason: 'address-invalid' })
  expect(await findCheckpointKeeper(db)).toEqual({ address, since: noon })
  await mailCheckpoint(db, checkpoint, later)
  expect(await listCheckpointMails(db, 5)).toEqual([{ address, queuedAt: later, sentAt: null }])
  expect(await name(null, address)).toEqual({ kind: 'named' })
  expect(await findCheckpointKeeper(db)).toBeNull()
  expect(await actions(db)).toEqual(['checkpoint-keeper.named', 'checkpoint-keeper.named'])
  const [said] = await db.select({ payload: ledgerPayloads.payload }).from(ledgerPayloads)
  expect(said?.payload).toEqual({ address, before: null, reason: 'Order 7' })
})

test('a checkpoint is read from its file, from the mail it came in, and from a mail that was quoted', async () => {
  const { db, auditor } = await audited()
  await nameCheckpointKeeper(db, { address: 'a@outside.example', reason: 'x' }, auditor.actor, noon)
  await mailCheckpoint(db, checkpoint, noon)
  const [mail] = await db.select({ body: outgoingMails.body }).from(outgoingMails)
  const body = mail?.body ?? ''

  expect(readCheckpoint(JSON.stringify(checkpoint))).toEqual(checkpoint)
  expect(readCheckpoint(body)).toEqual(checkpoint)
  expect(readCheckpoint(body.replace(/^/gm, '> '))).toEqual(checkpoint)
  for (const nonsense of ['', '{', '}{', '{}', 'null', '[1]', '{"sequence":1}', `{${' '.repeat(60_000)}}`])
    expect(readCheckpoint(nonsense)).toBeNull()
})

const checkpoint: Checkpoint = {
  service: 'lisans',
  kind: 'ledger-checkpoint',
  sequence: 7,
  hash: 'a'.repeat(64),
  signedAt: noon.toISOString(),
  keyId: 'key',
  publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'x' },
  signature: 's',
}

/** A house with an auditor of everything and one of a part. */
async function audited() {
  const db = await emptyDatabase()
  const top = await addTestUnit(db)
  const below = await addTestUnit(db, { parentId: top })
  return { db, auditor: await addTestOfficer(db, 'auditor', top), part: await addTestOfficer(db, 'auditor', below) }
}

/** What the background does. */
async function work(db: Database): Promise<void> {
  const verificationId = (await findVerification(db)).running?.id ?? ''
  const found = await verifyForPage(db, verificationId, () => later)
  await recordVerification(db, { verificationId, found }, later)
}

async function actions(db: Database): Promise<string[]> {
  const rows = await db.select({ action: ledgerEntries.action }).from(ledgerEntries).orderBy(ledgerEntries.sequence)
  return rows.map(({ action }) => action)
}
