import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import type { Database } from '#db/handle.ts'
import {
  accommodations,
  attempts,
  exemptions,
  gateTokens,
  invitations,
  ledgerHead,
  people,
  personIdentifiers,
  personMovements,
  programmeVersions,
  registerRevisions,
  revocations,
  roleGrants,
  standings,
  suspensions,
  workItems,
} from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestPerson } from '#tests/support/people.ts'

// What the domain takes for granted holds even where a command forgot to ask.

const monday = new Date('2026-03-02T05:00:00.000Z')
const tuesday = new Date('2026-03-03T05:00:00.000Z')

test('the database takes no word that is not on the list of its column', async () => {
  const { db, whose, personId, unitId, attempt } = await scene()
  const decided = { ...whose, grantedAt: monday, suspendedAt: monday, revokedAt: monday }
  const by = { grantedBy: 'x', suspendedBy: 'x', revokedBy: 'x' }

  await expectRefused(db, suspensions, { ...decided, ...by, ground: 'because' })
  await expectRefused(db, revocations, { ...decided, ...by, ground: 'because' })
  await expectRefused(db, exemptions, { ...decided, ...by, ground: 'no desk' })
  await expectRefused(db, roleGrants, { personId, unitId, role: 'emperor', grantedAt: monday })
  await expectRefused(db, attempts, { ...attempt, kind: 'guess' })
  await expectRefused(db, personMovements, { personId, kind: 'vanished', movedAt: monday })
  await expectRefused(db, personIdentifiers, { personId, kind: 'nickname', value: 'bob', shown: 'Bob' })
  await expectRefused(db, workItems, {
    kind: 'x',
    payload: {},
    state: 'lost',
    failures: 0,
    runAt: monday,
    createdAt: monday,
  })
  await expectRefused(db, registerRevisions, {
    register: 'gossip',
    number: 1,
    contentHash: '',
    source: '',
    publishedAt: monday,
    publishedBy: 'x',
  })
  for (const wrong of [{ language: 'tlh' }, { activity: 'asleep' }]) {
    await expect(
      db
        .update(people)
        .set(wrong as never)
        .where(eq(people.id, personId)),
    ).rejects.toThrow()
  }
})

test('there is one running thing of each kind at most: attempt, role, request, name of a token', async () => {
  const { db, whose, personId, unitId, attempt } = await scene()
  const role = { personId, unitId, role: 'hr', grantedAt: monday }
  const request = { ...whose, requestedAt: monday, wantsExtraTime: true, wantsExtraAttempts: false }
  const undecided = { ...request, extraAttempts: 0, extraTimePercent: 0 }
  const token = { name: 'proxy', createdBy: 'x', createdAt: monday }

  await insert(db, roleGrants, { ...role, endedAt: monday, endedBy: 'x' })
  await insert(db, roleGrants, role)
  await expectRefused(db, roleGrants, role)
  await insert(db, accommodations, undecided)
  await expectRefused(db, accommodations, undecided)
  await insert(db, gateTokens, { ...token, tokenHash: 'a', revokedAt: monday, revokedBy: 'x' })
  await insert(db, gateTokens, { ...token, tokenHash: 'b' })
  await expectRefused(db, gateTokens, { ...token, tokenHash: 'c' })
  await insert(db, attempts, attempt)
  await expectRefused(db, attempts, attempt)
})

test('what belongs together is there together, and nothing ends before it began', async () => {
  const { db, whose, personId, unitId, attempt } = await scene()
  const suspension = { ...whose, ground: 'conduct', suspendedBy: 'x', suspendedAt: tuesday, endsAt: monday }
  const exemption = { ...whose, ground: 'leaving-soon', grantedBy: 'x', grantedAt: tuesday, endsAt: monday }
  const invitation = { codeHash: 'h', createdBy: 'x', createdAt: monday, expiresAt: tuesday }

  await expectRefused(db, suspensions, suspension)
  await expectRefused(db, exemptions, exemption)
  await expectRefused(db, attempts, { ...attempt, submittedAt: tuesday })
  await expectRefused(db, roleGrants, { personId, unitId, role: 'hr', grantedAt: monday, endedAt: tuesday })
  await expectRefused(db, invitations, { ...invitation, personId, kind: 'first-administrator' })
  await expectRefused(db, invitations, { ...invitation, personId: null, kind: 'slip' })
  await expectRefused(db, standings, { ...whose, certificateId: 'c' })
  await expectRefused(db, standings, { ...whose, blockedReason: 'revoked', blockedUntil: tuesday })
  await expectRefused(db, ledgerHead, { id: 2, sequence: 1, hash: '', recordedAt: monday })
  await expect(db.update(programmeVersions).set({ material: false, graceUntil: tuesday })).rejects.toThrow()
})

async function scene() {
  const db = await emptyDatabase()
  const { programmeId } = await addTestProgramme(db)
  const { id: personId, unitId } = await addTestPerson(db)
  const [version] = await db.select().from(programmeVersions)
  const whose = { personId, programmeId }
  const drawn = { kind: 'quiz', part: 'tides', seed: '', paper: [], language: 'en', startedAt: monday }
  const attempt = { ...whose, ...drawn, programmeVersionId: version?.id }
  return { db, whose, personId, unitId, attempt }
}

async function insert(db: Database, table: SQLiteTable, row: Record<string, unknown>): Promise<void> {
  await db.insert(table).values({ id: randomUUID(), ...row } as never)
}

/** The same row with nothing wrong is taken by the domain's own commands, in the tests of those. */
async function expectRefused(db: Database, table: SQLiteTable, row: Record<string, unknown>): Promise<void> {
  const error = await insert(db, table, row).then(
    () => null,
    (thrown: Error) => thrown,
  )
  expect(String(error?.cause ?? error), JSON.stringify(row)).toMatch(/CHECK|check constraint|UNIQUE|unique constraint/)
}
