import { expect, test } from 'vitest'
import { assignProgramme } from '#app/domain/assignments/assign-programme.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { db } from '#app/web/database.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestUnit, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('HR sees what reminders would go, pauses them with a reason and lets them go again', async () => {
  const { unitId, id, hr } = await reminded()

  expect(await text('/hr/reminders', hr)).toContain('Sabrina Sooner')
  expect(await text(`/hr/people/${id}`, hr)).toContain('The next reminder goes on')
  const wrong = await post('/hr/reminders', { unit: unitId, lastDay: 'soon', reason: '' }, { cookie: hr })
  expect(wrong.status).toBe(422)
  const past = await post('/hr/reminders', { unit: unitId, lastDay: '2020-01-01', reason: 'Cyclone' }, { cookie: hr })
  expect(past.status).toBe(422)

  const paused = await post('/hr/reminders', { unit: unitId, lastDay: '', reason: 'Cyclone' }, { cookie: hr })
  expect(paused.headers.get('location')).toBe('/hr/reminders?notice=paused')
  expect(await text('/hr/reminders', hr)).not.toContain('Sabrina Sooner')
  expect(await text(`/hr/people/${id}`, hr)).toContain('HR paused the reminders of the unit.')
  const resumed = await post('/hr/reminders', { resume: unitId }, { cookie: hr })
  expect(resumed.headers.get('location')).toBe('/hr/reminders?notice=resumed')
  expect(await text('/hr/reminders', hr)).toContain('Sabrina Sooner')
})

test('nobody pauses the reminders of a unit they do not reach, nor sees its people', async () => {
  const { unitId } = await reminded()
  const elsewhere = await addTestUnit(db)
  const stranger = await cookieOf((await addTestOfficer(db, 'hr', elsewhere)).identifier)

  expect(await text('/hr/reminders', stranger)).not.toContain('Sabrina Sooner')
  const answer = await post('/hr/reminders', { unit: unitId, lastDay: '', reason: 'Mine' }, { cookie: stranger })
  expect(answer.status).toBe(403)
  expect((await post('/hr/reminders', { resume: unitId }, { cookie: stranger })).status).toBe(403)
})

async function reminded() {
  const { id, unitId } = await examinee({ name: 'Sabrina Sooner', email: `${crypto.randomUUID()}@service.example` })
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  const asked = { personId: id, programmeId: defaultProgrammeId, dueDay: soon, reason: 'Needs it' }
  const outcome = await assignProgramme(db, asked, operator, new Date())
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return { id, unitId, hr: await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier) }
}

async function text(path: string, cookie: string): Promise<string> {
  return (await get(path, { cookie })).text()
}
