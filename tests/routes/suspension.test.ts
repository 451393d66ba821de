import { expect, test } from 'vitest'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { db } from '#app/web/database.ts'
import { get, post } from '#tests/support/ask.ts'
import { theProgramme } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson, grantTestRole } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a suspended person reads why, replies, and reads what a second officer made of it', async () => {
  const { programmeId } = await theProgramme()
  const person = await addTestPerson(db)
  const first = await addTestOfficer(db, 'access-officer', person.unitId)
  const second = await addTestOfficer(db, 'access-officer', person.unitId)
  const suspension = { personId: person.id, programmeId, ground: 'conduct', endsAt: null } as const
  const outcome = await suspendPerson(db, { ...suspension, note: 'For the file only' }, first.actor, new Date())
  const address = `/hr/suspensions/${outcome.kind === 'suspended' ? outcome.suspensionId : ''}`
  const [cookie, own, other] = await Promise.all([person, first, second].map(({ identifier }) => cookieOf(identifier)))

  const home = await (await get('/', { cookie })).text()
  expect(home).toContain('href="/suspension')
  expect(home).not.toContain('human resources')
  const page = await (await get('/suspension', { cookie })).text()
  expect(page).toContain('Conduct')
  expect(page).not.toContain('For the file only')
  expect((await post('/suspension', { words: ' ' }, { cookie })).status).toBe(422)
  expect((await post('/suspension', { words: 'It was <b>not</b> me.' }, { cookie })).status).toBe(302)

  expect(await (await get(address, { cookie: own })).text()).not.toContain('name="outcome"')
  expect(await (await get(address, { cookie: other })).text()).toContain('It was &lt;b&gt;not&lt;/b&gt; me.')
  expect((await get(address, { cookie })).status).toBe(403)
  const review = { outcome: 'lifted', reason: 'It was somebody else.', seen: '1' }
  expect((await post(address, { ...review, seen: '0' }, { cookie: other })).status).toBe(409)
  expect((await post(address, review, { cookie: own })).status).toBe(409)
  expect((await post(address, review, { cookie: other })).status).toBe(302)
  expect(await (await get('/suspension', { cookie })).text()).toMatch(/It was lifted[\s\S]*It was somebody else/)
})

test('an officer who is suspended reads about it on their own page, not on that of the officers', async () => {
  const { programmeId } = await theProgramme()
  const person = await addTestPerson(db)
  await grantTestRole(db, person.id, 'access-officer', person.unitId)
  const first = await addTestOfficer(db, 'access-officer', person.unitId)
  const suspension = {
    personId: person.id,
    programmeId,
    ground: 'conduct',
    note: 'For the file',
    endsAt: null,
  } as const
  const outcome = await suspendPerson(db, suspension, first.actor, new Date())
  const address = `/hr/suspensions/${outcome.kind === 'suspended' ? outcome.suspensionId : ''}`
  const cookie = await cookieOf(person.identifier)

  const answer = await get(address, { cookie })
  expect([answer.status, answer.headers.get('location')?.split('?')[0]]).toEqual([302, '/suspension'])
  expect(await (await get(`/hr/people/${person.id}`, { cookie })).text()).not.toContain(address)
})
