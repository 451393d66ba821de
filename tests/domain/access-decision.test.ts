import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { revokeGateToken } from '#app/domain/access/revoke-gate-token.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import * as schema from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson, operator } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const tuesday = new Date('2026-03-03T05:00:00.000Z')

test('an uncertified person is refused with the reason and everything that is left to do; once certified they are allowed', async () => {
  const { ask, learner, identifier } = await gateBeforeSomebody()

  expect(await ask(identifier)).toMatchObject({
    kind: 'refused',
    standing: 'not-started',
    reason: 'not-certified',
    remaining: expect.arrayContaining([expect.objectContaining({ kind: 'final' })]),
  })
  await learner.becomeCertified(monday)
  expect(await ask(identifier)).toEqual({ kind: 'allowed' })
})

test('a person is known by their name however it is written', async () => {
  const { ask, learner, identifier } = await gateBeforeSomebody()
  await learner.becomeCertified(monday)

  expect(await ask(`  ${identifier.toUpperCase()} `)).toEqual({ kind: 'allowed' })
})

test('a stranger, and a name nobody can have, are unknown and refused', async () => {
  const { ask } = await gateBeforeSomebody()

  for (const stranger of ['nobody at all', 'a\0b', 'x'.repeat(300), "' or 1=1 --"]) {
    expect(await ask(stranger)).toMatchObject({
      kind: 'refused',
      reason: 'unknown-person',
      standing: null,
      remaining: [],
    })
  }
})

test('a revocation shuts the gate at once', async () => {
  const { ask, db, id, programmeId, learner, identifier } = await gateBeforeSomebody()
  await learner.becomeCertified(monday)

  await revokeCertification(db, { personId: id, programmeId, ground: 'breach-of-rules', note: null }, operator, monday)

  expect(await ask(identifier)).toMatchObject({ kind: 'refused', reason: 'revoked' })
})

test('a token that was revoked, or never made, is not answered, whoever is asked about', async () => {
  const { ask, db, identifier } = await gateBeforeSomebody()
  await revokeGateToken(db, { nameOrId: 'proxy' }, operator, monday)

  expect(await ask(identifier)).toEqual({ kind: 'bad-token' })
  expect(await ask('nobody at all')).toEqual({ kind: 'bad-token' })
})

test('a platform that nobody set up is said to be unknown, and is not open', async () => {
  const { ask, learner, identifier } = await gateBeforeSomebody()
  await learner.becomeCertified(monday)

  expect(await ask(identifier, 'chat')).toEqual({ kind: 'unknown-platform' })
})

test('while what a restore lost is not accepted, the gate is shut for everybody', async () => {
  const { ask, db, learner, identifier } = await gateBeforeSomebody()
  await learner.becomeCertified(monday)

  await inTransaction(db, async (tx) => {
    await tx.insert(schema.settings).values({ name: 'gate-shut', value: { reason: 'restored' }, changedAt: monday })
  })

  expect(await ask(identifier)).toMatchObject({ kind: 'refused', reason: 'gate-shut' })
})

test('asking the gate leaves no trace: no row says who wanted to go where, and when', async () => {
  const { ask, db, learner, identifier } = await gateBeforeSomebody()
  await learner.becomeCertified(monday)
  const before = await countRows(db)

  await ask(identifier)
  await ask('nobody at all')

  expect(await countRows(db)).toEqual(before)
})

async function gateBeforeSomebody() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const person = await addTestPerson(db)
  const token = await createGateToken(db, { name: 'proxy' }, operator, monday)
  if (token.kind === 'refused') throw new Error(token.reason)
  const decide = accessDecider(db)
  const ask = (name: string, platform = 'social-media') =>
    decide({ token: token.token, person: name, platform }, tuesday)
  return { db, ask, ...person, programmeId: catalogue.programmeId, learner: learnerOf(db, catalogue, person.id) }
}

async function countRows(db: Database): Promise<number[]> {
  const tables = Object.values(schema).filter((exported) => typeof exported === 'object' && 'getSQL' in exported)
  return Promise.all(
    tables.map(async (table) => {
      const [row] = await db.select({ rows: sql<number>`count(*)` }).from(table as typeof schema.people)
      return Number(row?.rows)
    }),
  )
}
