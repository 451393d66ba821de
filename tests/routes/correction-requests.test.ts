import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const ask = '/account/my-data/correction'

test('a person says what is wrong, HR of their unit answers from the list of tasks, and the person reads what became of it', async () => {
  await addTestProgramme(db)
  const person = await addTestPerson(db, { name: 'Marie Hoareau' })
  const cookie = await cookieOf(person.identifier)
  const officer = await cookieOf((await addTestOfficer(db, 'hr', person.unitId)).identifier)
  const elsewhere = await cookieOf((await addTestOfficer(db, 'hr')).identifier)

  const empty = await post(ask, { shouldBe: '<b>Marie-Ange</b>' }, { cookie })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toMatch(/Choose what is wrong[\s\S]*&lt;b&gt;Marie-Ange/)
  const asked = { thing: 'name', shouldBe: 'Marie-Ange Hoareau', why: 'Birth certificate' }
  expect((await post(ask, asked, { cookie })).status).toBe(302)
  expect((await post(ask, asked, { cookie })).status).toBe(302)
  expect((await post(ask, { ...asked, shouldBe: 'Marie' }, { cookie })).status).toBe(409)

  const tasks = await (await get('/tasks', { cookie: officer })).text()
  const address = /\/hr\/corrections\/[\w-]+/.exec(tasks)?.[0] ?? ''
  expect(await (await get(`/hr/people/${person.id}`, { cookie: officer })).text()).toContain(address)
  expect(await (await get(address, { cookie: officer })).text()).toMatch(/Marie Hoareau[\s\S]*Marie-Ange Hoareau/)
  expect(await (await get('/hr/corrections', { cookie: officer })).text()).toContain(address)
  expect(await (await get('/hr/corrections', { cookie: elsewhere })).text()).not.toContain(address)
  expect((await get(address, { cookie: elsewhere })).status).toBe(404)
  expect((await get(address, { cookie })).status).toBe(403)
  const silent = await post(address, { outcome: 'refused' }, { cookie: officer })
  expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Say why it stays as it is')])
  const answer = { outcome: 'corrected', standsNow: 'Marie-Ange Hoareau' }
  expect((await post(address, answer, { cookie: elsewhere })).status).toBe(404)
  const answered = await post(address, answer, { cookie: officer })
  expect(answered.headers.get('location')).toBe(address)
  expect(await (await get(address, { cookie: officer })).text()).toMatch(/Corrected[\s\S]*a mail tells them/)
  expect((await post(address, answer, { cookie: officer })).status).toBe(409)

  expect(await (await get('/account/my-data', { cookie })).text()).toMatch(/Marie-Ange Hoareau[\s\S]*Corrected/)
})
