import { expect, test } from 'vitest'
import { ClockWentBackwards, recordEntry } from '#app/domain/ledger/record-entry.ts'
import { hashPassword } from '#app/domain/sign-in/password-hash.ts'
import { recordSignIn } from '#app/domain/sign-in/record-sign-in.ts'
import { setPassword } from '#app/domain/sign-in/set-password.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { db } from '#app/web/database.ts'
import { inTransaction } from '#db/handle.ts'
import { authSessions, signInFailures } from '#db/schema/index.ts'
import { post } from '#tests/support/ask.ts'
import { addTestPerson } from '#tests/support/people.ts'

test('with a clock that was set back no password opens a session, because the ledger could not know of it', async () => {
  const { id, identifier } = await addTestPerson(db)
  const password = 'coconut palms at noon'
  const passwordHash = await hashPassword(password)
  const now = new Date()
  const begun = await startSession(db, { personId: id, address: '192.0.2.1', device: '' }, now)
  if (begun.kind === 'refused') throw new Error(begun.reason)
  await inTransaction(db, async (tx) => {
    await setPassword(tx, { personId: id, passwordHash }, now)
    const later = new Date(now.getTime() + 3_600_000)
    await recordEntry(tx, { action: 'test.happened', actor: { kind: 'system' }, subjectId: 'x' }, later)
  })
  const before = await db.select().from(authSessions)

  const answer = await post('/sign-in', { identifier, password })

  expect(answer.status).toBe(503)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await db.select().from(authSessions)).toEqual(before)
  expect(await db.select().from(signInFailures)).toEqual([])

  const recording = recordSignIn(db, { personId: id, token: begun.token, address: '192.0.2.1' }, now)
  await expect(recording).rejects.toThrow(ClockWentBackwards)
  expect(await db.select().from(authSessions)).toEqual([])
})
