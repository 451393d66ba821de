import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { desc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { endSession } from '#app/domain/sign-in/end-sessions.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { redeemInvitation } from '#app/domain/sign-in/redeem-invitation.ts'
import { authSessions, ledgerEntries } from '#db/schema/index.ts'
import { addTestPerson, operator } from '#tests/support/people.ts'
import { postgresPrograms, startPostgres } from '#tests/support/real-postgres.ts'

const address = '192.0.2.7'
const device = 'a test'
const password = 'coconut palms at noon'

beforeAll(async () => {
  if (!postgresPrograms) return
  const server = await startPostgres()
  const folder = mkdtempSync(path.join(tmpdir(), 'lisans-sign-in-'))
  // The service reads its settings once, when it is first imported; each test does so after this.
  process.env.DATABASE_URL = await server.newDatabase()
  process.env.DATA_DIR = folder
  process.env.BASE_URL = 'http://localhost:3000'
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

afterAll(async () => {
  if (postgresPrograms) await (await service()).database.close()
})

const testWithServer = test.skipIf(!postgresPrograms)

testWithServer(
  'on PostgreSQL an invitation is redeemed, the password signs in, and the session can be ended',
  async () => {
    const { db, signInWithPassword, readSession } = await service()
    const { id, identifier } = await addTestPerson(db, { name: 'Rosemay Hoareau' })
    const now = new Date()
    const invited = await invitePerson(
      db,
      { personId: id, by: 'slip', baseUrl: 'http://localhost:3000' },
      operator,
      now,
    )
    if (invited.kind === 'refused' || !invited.code) throw new Error('nobody was invited')

    expect(await redeemInvitation(db, { code: invited.code, password }, now)).toEqual({ kind: 'password-set' })
    expect(await redeemInvitation(db, { code: invited.code, password }, now)).toMatchObject({
      reason: 'code-not-usable',
    })

    const wrong = await signInWithPassword({ identifier, password: 'not this one', address, device }, new Date())
    expect(wrong).toEqual({ kind: 'refused', reason: 'wrong-name-or-password' })
    const outcome = await signInWithPassword({ identifier, password, address, device }, new Date())
    if (outcome.kind === 'refused') throw new Error(outcome.reason)

    const cookie = outcome.cookies.map((one) => one.split(';')[0]).join('; ')
    const session = await readSession(cookie, new Date())
    expect(session).toMatchObject({ personId: id, name: 'Rosemay Hoareau' })
    expect(await db.select().from(authSessions)).toMatchObject([{ ipAddress: address, userAgent: device }])

    const sessionId = session?.sessionId ?? ''
    expect(await endSession(db, { personId: id, sessionId }, new Date())).toEqual({ kind: 'ended' })
    expect(await readSession(cookie, new Date())).toBeNull()

    const entries = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(3)
    expect(entries.map((entry) => entry.action)).toEqual(['session.ended', 'session.started', 'password.set'])
    expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
  },
)

/** The real thing, as the server has it: its settings, its pool of connections and better-auth over them. */
async function service() {
  const { database, db } = await import('#app/web/database.ts')
  const { signInWithPassword } = await import('#app/web/sign-in/sign-in-with-password.ts')
  const { readSession } = await import('#app/web/sign-in/read-session.ts')
  return { database, db, signInWithPassword, readSession }
}
