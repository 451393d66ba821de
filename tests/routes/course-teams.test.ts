import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const page = '/admin/courses/tides'

test('an administrator puts a trainer on a course’s team and takes them off again, with a reason each time', async () => {
  const { cookie, trainer } = await office()
  const member = { step: 'add', personId: trainer.id, part: 'author', reason: 'Knows the subject' }
  expect(await (await get(page, { cookie })).text()).toContain('Somebody the trainer')

  const missing = await post(page, { ...member, part: '', reason: '' }, { cookie })
  expect(missing.status).toBe(422)
  expect(await missing.text()).toMatch(/href="#part".*href="#reason"/s)
  expect((await post(page, member, { cookie })).headers.get('location')).toBe(`${page}?done=added`)
  expect((await post(page, member, { cookie })).status).toBe(409)

  const html = await (await get(page, { cookie })).text()
  expect(html).toContain('Knows the subject')
  expect(await (await get('/admin/courses', { cookie })).text()).toContain('Somebody the trainer')
  const links = [...html.matchAll(/href="\?end=([^"]+)"/g)].map(([, id]) => id ?? '')
  for (const memberId of links) {
    expect(await (await get(`${page}?end=${memberId}`, { cookie })).text()).toContain('no longer works on this course')
    const ended = await post(page, { step: 'end', memberId, reason: 'Moved on' }, { cookie })
    expect(ended.headers.get('location')).toBe(`${page}?done=ended`)
  }
  expect(await (await get(page, { cookie })).text()).toContain('Nobody is on this team yet')
  expect((await get('/admin/courses/none', { cookie })).status).toBe(404)
})

test('an administrator of one ministry reads the teams but changes none', async () => {
  const { unit, trainer } = await office()
  const ministry = await addTestUnit(db, { parentId: unit })
  const cookie = await cookieOf((await addTestOfficer(db, 'administrator', ministry)).identifier)

  expect(await (await get(page, { cookie })).text()).toContain('Only an administrator of the whole organisation')
  const member = { step: 'add', personId: trainer.id, part: 'author', reason: 'Why not' }
  expect((await post(page, member, { cookie })).status).toBe(409)
})

async function office() {
  const { unitId } = await examinee()
  const unit = await addTestUnit(db)
  const administrator = await addTestOfficer(db, 'administrator', unit)
  const trainer = await addTestOfficer(db, 'trainer', unitId)
  return { unit, trainer, cookie: await cookieOf(administrator.identifier) }
}
