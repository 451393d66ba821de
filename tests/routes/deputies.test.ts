import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf } from '#app/domain/certification/calendar-days.ts'
import { db } from '#app/web/database.ts'
import { roleGrants } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a focal point finds a colleague, names them, sees it on the account page, and ends it', async () => {
  const { address, cookie, colleague, colleagueCookie } = await office()
  const account = await (await get('/account', { cookie })).text()
  expect(account).toContain(`href="${address}"`)

  const found = await (await get(`${address}?search=zelie`, { cookie })).text()
  expect(found).toContain('Zélie Barbé')
  expect(found).toContain('3 people in 1 unit')
  const named = await name(address, cookie, { deputyId: colleague.id })

  expect(named.headers.get('location')).toBe('/account?notice=deputy-named')
  const after = await (await get('/account?notice=deputy-named', { cookie })).text()
  expect(after).toContain('Zélie Barbé stands in for you')
  expect(after).toContain('Your deputy can begin now')
  const theirs = await (await get('/account', { cookie: colleagueCookie })).text()
  expect(theirs).toContain('You stand in for Somebody the focal-point')
  expect((await get('/focal-point', { cookie: colleagueCookie })).status).toBe(200)
  const again = await name(address, cookie, { deputyId: colleague.id })
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('Somebody stands in for this role already')

  const ended = await post(address, { step: 'end', reason: 'Back early' }, { cookie: colleagueCookie })
  expect(ended.headers.get('location')).toBe('/account?notice=deputy-ended')
  expect((await get('/focal-point', { cookie: colleagueCookie })).status).toBe(403)
})

test('a form that is not filled in comes back with what is missing and what was typed', async () => {
  const { address, cookie, colleague } = await office()
  const page = `${address}?search=barbe`

  const answer = await name(page, cookie, { deputyId: colleague.id, lastDay: '31/12', reason: 'Leave until the feast' })

  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('href="#lastDay"')
  expect(html).toContain('Leave until the feast')
  const long = await name(page, cookie, { deputyId: colleague.id, lastDay: addDays(addMonths(today(), 6), 2) })
  expect(long.status).toBe(409)
  expect(await long.text()).toContain('at most six months')
  const hostileForms: Record<string, string | string[]>[] = [{ step: 'king' }, { step: ['name', 'end'] }, {}]
  for (const hostile of hostileForms) {
    expect((await post(address, hostile, { cookie })).status).toBe(422)
  }
})

test('whose business it is not gets no such page, and names nobody', async () => {
  const { address, colleague, unit } = await office()
  const outsiders = [
    await cookieOf((await addTestOfficer(db, 'administrator')).identifier),
    await cookieOf((await addTestOfficer(db, 'focal-point', unit)).identifier),
    await cookieOf((await addTestPerson(db, { unitId: unit })).identifier),
  ]
  for (const cookie of outsiders) {
    expect((await get(address, { cookie })).status).toBe(404)
    expect((await name(address, cookie, { deputyId: colleague.id })).status).toBe(404)
    expect((await post(address, { step: 'end', reason: 'x' }, { cookie })).status).toBe(404)
  }
})

test('an administrator names a deputy from the record, where it is shown', async () => {
  const { address, colleague, unit, holder } = await office()
  const cookie = await cookieOf((await addTestOfficer(db, 'administrator', unit)).identifier)
  const record = `/admin/people/${holder.id}`
  expect(await (await get(record, { cookie })).text()).toContain(`href="${address}"`)

  const answer = await name(address, cookie, { deputyId: colleague.id })

  expect(answer.headers.get('location')).toBe(`${record}?notice=deputy-named`)
  expect(await (await get(record, { cookie })).text()).toContain('Zélie Barbé stands in until')
  expect(await (await get(`/admin/people/${colleague.id}`, { cookie })).text()).toContain(
    'Stands in for Somebody the focal-point',
  )
})

function name(address: string, cookie: string, fields: Record<string, string>) {
  return post(address, { step: 'name', lastDay: addDays(today(), 5), reason: 'Leave', ...fields }, { cookie })
}

function today() {
  return dayOf(new Date(), 'Indian/Mahe')
}

async function office() {
  const unit = await addTestUnit(db)
  const holder = await addTestOfficer(db, 'focal-point', unit)
  const colleague = await addTestPerson(db, { name: 'Zélie Barbé', unitId: unit })
  await addTestPerson(db, { name: 'Marc Adam', unitId: unit })
  const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, holder.id))
  return {
    unit,
    holder,
    colleague,
    address: `/deputies/${grant?.id}`,
    cookie: await cookieOf(holder.identifier),
    colleagueCookie: await cookieOf(colleague.identifier),
  }
}
