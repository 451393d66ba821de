import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a focal point makes a code, it is shown once, and the final begins with it', async () => {
  const { focalPoint, unitId, someone } = await scene()
  expect(await (await get('/final', { cookie: someone.cookie })).text()).toContain('Code of the invigilator')

  const wish = { do: 'make', programmeId: 'social-media-access', unitId, hours: '4' }
  const code = await codeFor(wish, focalPoint)
  expect(code).not.toBe('')
  const listed = await (await get('/focal-point/supervision', { cookie: focalPoint })).text()
  expect(listed).toContain('Codes that work now')
  expect(listed).not.toContain(code)

  const without = await post('/final', { honesty: 'yes' }, { cookie: someone.cookie })
  expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('Type the code')])
  const wrong = await post('/final', { honesty: 'yes', code: 'AAAA-AAAA' }, { cookie: someone.cookie })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="AAAA-AAAA"')
  const right = await post('/final', { honesty: 'yes', code }, { cookie: someone.cookie })
  expect(right.headers.get('location')).toMatch(/^\/attempts\//)
})

test('whoever guesses codes has to wait, and others do not', async () => {
  const { focalPoint, unitId, someone } = await scene()
  const statuses: number[] = []
  for (let tries = 0; tries < 6; tries += 1) {
    statuses.push((await post('/final', { honesty: 'yes', code: `GUESS-${tries}` }, { cookie: someone.cookie })).status)
  }
  expect(statuses.slice(0, 3)).toEqual([422, 422, 422])
  expect(statuses.at(-1)).toBe(429)

  const wish = { do: 'make', programmeId: 'social-media-access', unitId, hours: '4' }
  const code = await codeFor(wish, focalPoint)
  const colleague = await examinee({ unitId })
  await colleague.learner.learn(new Date())
  expect((await post('/final', { honesty: 'yes', code }, { cookie: colleague.cookie })).status).toBe(302)
})

test('a code for a unit out of reach, for too long or for no programme is not made', async () => {
  const { focalPoint, unitId } = await scene()
  const make = async (changed: Record<string, string>) => {
    const wish = { do: 'make', programmeId: 'social-media-access', unitId, hours: '4', ...changed }
    return (await post('/focal-point/supervision', wish, { cookie: focalPoint })).status
  }
  expect(await make({ unitId: await addTestUnit(db) })).toBe(409)
  expect(await make({ hours: '13' })).toBe(409)
  expect(await make({ hours: 'many' })).toBe(422)
  expect(await make({ programmeId: 'nothing' })).toBe(409)
  const end = { do: 'end', supervisionCodeId: 'nothing' }
  expect((await post('/focal-point/supervision', end, { cookie: focalPoint })).status).toBe(409)
})

/** The code that the invigilator is shown after the form sent them on. */
async function codeFor(wish: Record<string, string>, cookie: string): Promise<string> {
  const made = await post('/focal-point/supervision', wish, { cookie })
  expect(made.status).toBe(302)
  const slip = made.headers.getSetCookie().map((one) => one.split(';')[0])
  const page = await get('/focal-point/supervision', { cookie: [cookie, ...slip].join('; ') })
  return /([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(await page.text())?.[1] ?? ''
}

async function scene() {
  await theProgramme({ final: { supervised: { where: 'everywhere' } } })
  const unitId = await addTestUnit(db)
  const someone = await examinee({ unitId })
  await someone.learner.learn(new Date())
  const focalPoint = await cookieOf((await addTestOfficer(db, 'focal-point', unitId)).identifier)
  return { someone, unitId, focalPoint }
}
