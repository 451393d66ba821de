import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { authUsers, ledgerEntries } from '#db/schema/index.ts'
import { get } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a person reads and takes what is held about them, and it opens no door', async () => {
  const person = await addTestPerson(db, { name: 'Rosemay Reef' })
  const cookie = await cookieOf(person.identifier)

  const page = await (await get('/account/my-data', { cookie })).text()
  expect(page).toContain('Who looked at your record')
  expect(page).toMatch(/Your name, unit[\s\S]*Rosemay Reef[\s\S]*At work/)
  const answer = await get('/account/my-data.json', { cookie })
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const file = await answer.text()
  expect(file).toContain('Rosemay Reef')
  expect(file).not.toMatch(/"(token|password|codeHash|accessToken|refreshToken|idToken)":/)
})

test('HR takes it for somebody of their unit who has no account, and that is written down', async () => {
  const person = await addTestPerson(db, { name: 'Rosemay Reef' })
  const officer = await addTestOfficer(db, 'hr', person.unitId)
  const cookie = await cookieOf(officer.identifier)
  const elsewhere = await cookieOf((await addTestOfficer(db, 'hr')).identifier)
  const manager = await cookieOf((await addTestOfficer(db, 'manager', person.unitId)).identifier)
  const address = `/hr/people/${person.id}/data.json`

  expect((await get(address, { cookie: elsewhere })).status).toBe(404)
  expect((await get(address, { cookie: manager })).status).toBe(403)
  expect(await (await get(address, { cookie })).text()).toContain('Rosemay Reef')
  const [last] = await db
    .select()
    .from(ledgerEntries)
    .where(eq(ledgerEntries.subjectId, person.id))
    .orderBy(desc(ledgerEntries.sequence))
  expect(last).toMatchObject({ action: 'person.looked-at', actorId: officer.id })
})

test('HR does not take it for somebody who has an account and can take it alone', async () => {
  const person = await addTestPerson(db, { name: 'Wilna Wind' })
  const now = new Date()
  const account = { id: randomUUID(), personId: person.id, name: 'Wilna Wind', email: `${person.id}@tides.example` }
  await db.insert(authUsers).values({ ...account, emailVerified: true, createdAt: now, updatedAt: now })
  const cookie = await cookieOf((await addTestOfficer(db, 'hr', person.unitId)).identifier)

  const answer = await get(`/hr/people/${person.id}/data.json`, { cookie })

  expect(answer.status).toBe(409)
  expect(await answer.text()).not.toContain('Wilna Wind')
})
