import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { units } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('the first administrator is told to add ministries first, adds one, and can choose it for a person', async () => {
  const { cookie, unitId } = await organisation()
  expect(await (await get('/admin/units', { cookie })).text()).toContain('Add ministries and departments first')

  const answer = await post('/admin/units', { name: 'Ministry of Lagoons', parentId: unitId }, { cookie })

  expect(answer.headers.get('location')).toBe('/admin/units?notice=added')
  const page = await (await get('/admin/units?notice=added', { cookie })).text()
  expect(page).toContain('The unit was added.')
  expect(page).toMatch(/<a [^>]*href="\/admin\/units\/[\w-]+">Ministry of Lagoons<\/a>/)
  expect(page).not.toContain('Add ministries and departments first')
  expect(await (await get('/admin/people/new', { cookie })).text()).toContain('Ministry of Lagoons')
})

test('a name that is missing, too long or taken comes back with what was typed', async () => {
  const { cookie, unitId } = await organisation()
  await post('/admin/units', { name: 'Payroll', parentId: unitId }, { cookie })
  const send = async (name: string, parentId = unitId) => {
    const answer = await post('/admin/units', { name, parentId }, { cookie })
    return { status: answer.status, html: await answer.text() }
  }

  expect(await send('  ')).toMatchObject({ status: 422, html: expect.stringContaining('Enter the name of the unit') })
  expect(await send('x'.repeat(121))).toMatchObject({ status: 422, html: expect.stringContaining('at most 120') })
  expect(await send('payroll')).toMatchObject({ status: 422, html: expect.stringContaining('value="payroll"') })
  expect(await send('Stores', '')).toMatchObject({ status: 422, html: expect.stringContaining('that it belongs to') })
})

test('nothing is added below a closed unit, out of reach, or nowhere', async () => {
  const { cookie, unitId } = await organisation()
  const closed = await addTestUnit(db, { parentId: unitId, name: 'Ministry of Yesterday' })
  await db.update(units).set({ closedAt: new Date() }).where(eq(units.id, closed))
  const send = (parentId: string) => post('/admin/units', { name: 'Stores', parentId }, { cookie })

  const refused = await send(closed)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('This unit is closed')
  expect((await send(await addTestUnit(db))).status).toBe(403)
  expect((await send('nowhere')).status).toBe(404)
})

async function organisation() {
  const { identifier, unitId } = await addTestOfficer(db, 'administrator')
  return { unitId, cookie: await cookieOf(identifier) }
}
