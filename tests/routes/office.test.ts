import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import type { Role } from '#db/schema/people.ts'
import { get } from '#tests/support/ask.ts'
import { theProgramme } from '#tests/support/examined.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('whoever runs the office is led to every room that is theirs, and each of them opens', async () => {
  await theProgramme()
  for (const role of ['administrator', 'hr', 'focal-point', 'access-officer', 'auditor'] as const) {
    const { cookie } = await officer(role)
    const rooms = await roomsOf(cookie)
    expect(rooms.length, role).toBeGreaterThan(0)
    for (const room of rooms) {
      expect([role, room, (await get(room, { cookie })).status]).toEqual([role, room, 200])
    }
  }
})

test('an administrator of one ministry is not led to what holds for everybody', async () => {
  const { cookie } = await officer('administrator', await addTestUnit(db, { parentId: await addTestUnit(db) }))

  const rooms = await roomsOf(cookie)

  expect(rooms).toContain('/admin/units')
  expect(rooms).not.toContain('/admin/rules')
  expect(rooms).not.toContain('/admin/organisation')
})

async function officer(role: Role, unitId?: string) {
  const { identifier } = await addTestOfficer(db, role, unitId)
  return { cookie: await cookieOf(identifier) }
}

async function roomsOf(cookie: string): Promise<string[]> {
  const page = await (await get('/admin', { cookie })).text()
  const [list = ''] = /<ul class="lisans-sections">.*?<\/ul>/s.exec(page) ?? []
  return [...list.matchAll(/href="([^"]+)"/g)].map(([, address = '']) => address)
}
