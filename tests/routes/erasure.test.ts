import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listCertificates } from '#app/domain/certification/list-certificates.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { readErasedPeople } from '#app/web/erased-people-file.ts'
import { ledgerEntries, people } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('HR sees what goes and what stays, types the number, and the person is nobody any more; sent twice, it is done once', async () => {
  const { id, unitId, identifier, learner } = await examinee({ name: 'Rosemay Reefland' })
  await learner.becomeCertified(new Date())
  await recordLeaving(db, { personId: id }, operator, new Date())
  const [{ name } = { name: '' }] = await db.select().from(people).where(eq(people.id, id))
  const [certificate] = await listCertificates(db, id)
  const hr = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  const address = `/hr/people/${id}/erasure`

  expect(await (await get(`/hr/people/${id}`, { cookie: hr })).text()).toContain(`href="${address}"`)
  const preview = await (await get(address, { cookie: hr })).text()
  expect(preview).toContain('What goes')
  expect(preview).toContain('1 certificate')

  const form = { reason: 'Asked for in writing', number: identifier.toUpperCase() }
  expect((await post(address, { ...form, reason: '' }, { cookie: hr })).status).toBe(422)
  const wrong = await post(address, { ...form, number: 'PS-1' }, { cookie: hr })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Asked for in writing')
  const naming = await post(address, { ...form, reason: `${name} asked` }, { cookie: hr })
  expect(naming.status).toBe(422)
  expect(await naming.text()).toContain('without naming anybody')
  const [first, second] = await Promise.all([post(address, form, { cookie: hr }), post(address, form, { cookie: hr })])

  for (const answer of [first, second, await post(address, form, { cookie: hr })]) {
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/hr/people/${id}`])
  }
  const erasures = await db.select().from(ledgerEntries).where(eq(ledgerEntries.subjectId, id))
  expect(erasures.filter(({ action }) => action === 'person.erased')).toHaveLength(1)
  expect(readErasedPeople(config.dataDirectory)).toContain(id)
  const page = await (await get(`/hr/people/${id}`, { cookie: hr })).text()
  expect(page).toContain('This person was erased on')
  expect(page).not.toContain(name)
  expect(page).not.toContain(`href="${address}"`)
  const verified = await (await get(`/verify/${certificate?.number}`)).text()
  expect(verified).toContain('It can no longer be said whose certificate this is')
  expect(verified).toContain('Who the holder was has been erased')
  expect(verified).not.toContain('Compare the name')
  expect(verified).not.toContain(name)
})

test('nobody is erased who is still here, nor by HR of another unit or another role', async () => {
  const unitId = await addTestUnit(db)
  const person = await addTestPerson(db, { unitId, name: 'Rosemay Reef' })
  const hr = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  const elsewhere = await cookieOf((await addTestOfficer(db, 'hr')).identifier)
  const manager = await cookieOf((await addTestOfficer(db, 'manager', unitId)).identifier)
  const address = `/hr/people/${person.id}/erasure`
  const form = { reason: 'Asked for in writing', number: person.identifier }

  const page = await (await get(address, { cookie: hr })).text()
  expect(page).toContain('Only somebody who has left')
  expect(page).not.toContain('<form method="post" noValidate')
  const refused = await post(address, form, { cookie: hr })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Only somebody who has left')
  expect((await post(address, form, { cookie: elsewhere })).status).toBe(404)
  expect((await post(address, form, { cookie: manager })).status).toBe(403)
  expect((await get(address, { cookie: elsewhere })).status).toBe(404)
  const [still] = await db.select().from(people).where(eq(people.id, person.id))
  expect(still).toMatchObject({ name: 'Rosemay Reef', erasedAt: null })
})

test('the page speaks French', async () => {
  const unitId = await addTestUnit(db)
  const person = await addTestPerson(db, { unitId })
  const officer = await addTestPerson(db, { unitId, language: 'fr' })
  await grantTestRole(db, officer.id, 'hr', unitId)

  const page = await get(`/hr/people/${person.id}/erasure`, { cookie: await cookieOf(officer.identifier) })

  expect(await page.text()).toContain('Effacer cette personne')
})
