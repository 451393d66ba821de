import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { decideAccommodation } from '#app/domain/assessment/decide-accommodation.ts'
import { listTasks } from '#app/domain/tasks/list-tasks.ts'
import { db } from '#app/web/database.ts'
import { accommodations, workItems } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestProgramme, type TestCatalogue } from '#tests/support/catalogue.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a focal point sees what waits with its age and the place where it is done, and it leaves when it is done', async () => {
  const { focalPoint, cookie, ask } = await aMinistry()
  const accommodationId = await ask('Zephyrine <b>Whisper</b>', 9)

  const page = await (await get('/tasks', { cookie })).text()
  expect(page).toContain('1 thing waits for you.')
  expect(page).toContain('Request for adjustments')
  expect(page).toContain('Zephyrine &lt;b&gt;Whisper&lt;/b&gt;')
  expect(page).toContain(`href="/focal-point/accommodations?request=${accommodationId}"`)
  expect(page).toMatch(/[67] working days\./)
  expect(page).toContain('Overdue')

  const decision = { accommodationId, extraAttempts: 1, extraTimePercent: 0 }
  await decideAccommodation(db, decision, focalPoint.actor, new Date())
  expect(await (await get('/tasks', { cookie })).text()).toContain('Nothing waits for you.')
})

test('the next one up is shown it as escalated, in their language; an officer beside the line is shown nothing', async () => {
  const { top, ask } = await aMinistry()
  const above = await addTestOfficer(db, 'focal-point', top)
  const beside = await addTestOfficer(db, 'focal-point', await addTestUnit(db, { parentId: top }))
  await ask('Zephyrine', 9)

  const cookie = await cookieOf(above.identifier)
  const page = await (await get('/tasks', { cookie, headers: { 'accept-language': 'en' } })).text()
  expect(page).toContain('Escalated')
  expect(page).toContain('Shown to you as well since')
  const other = await (await get('/tasks', { cookie: await cookieOf(beside.identifier) })).text()
  expect(other).not.toContain('Zephyrine')
})

test('whoever has no role reads why nothing is there, and the number is the length of the list', async () => {
  const { focalPoint, cookie, ask } = await aMinistry()
  for (const name of ['One', 'Two', 'Three']) await ask(name, 1)

  const learner = await cookieOf((await addTestPerson(db)).identifier)
  expect(await (await get('/tasks', { cookie: learner })).text()).toContain('Tasks come with a role')
  expect(await listTasks(db, { personId: focalPoint.id }, new Date())).toHaveLength(3)
  expect(await (await get('/tasks', { cookie })).text()).toContain('3 things wait for you.')
})

test('the daily mail is stopped and started on the account page, by oneself and for oneself', async () => {
  const { cookie } = await aMinistry()
  const account = async () => (await get('/account', { cookie })).text()
  expect(await account()).toContain('Stop the daily mail')

  const stopped = await post('/account/task-mail', { wanted: 'no' }, { cookie })
  expect(stopped.headers.get('location')).toBe('/account?notice=task-mail')
  expect(await account()).toContain('Send me the daily mail')
  await post('/account/task-mail', { wanted: 'yes' }, { cookie })
  expect(await account()).toContain('Stop the daily mail')

  expect((await post('/account/task-mail', { wanted: 'perhaps' }, { cookie })).status).toBe(404)
  const learner = await cookieOf((await addTestPerson(db)).identifier)
  expect(await (await get('/account', { cookie: learner })).text()).not.toContain('daily mail')
})

test('an administrator reads which work was given up, without the words of the error', async () => {
  const { top } = await aMinistry()
  const cookie = await cookieOf((await addTestOfficer(db, 'administrator', top)).identifier)
  const moment = new Date()
  const work = { kind: 'send-mail', payload: {}, failures: 9, runAt: moment, createdAt: moment }
  await db.insert(workItems).values({ id: randomUUID(), state: 'dead', lastError: 'no zephyrine@example', ...work })

  expect(await (await get('/tasks', { cookie })).text()).toContain('/tasks/stuck-work')
  const page = await (await get('/tasks/stuck-work', { cookie })).text()
  expect(page).toContain('send-mail')
  expect(page).toContain('lisans work retry')
  expect(page).not.toContain('zephyrine')
})

let catalogue: Promise<TestCatalogue> | undefined

/** A ministry with a focal point below a top of its own. `ask`: somebody there asks for more attempts, days ago. */
async function aMinistry() {
  catalogue ??= addTestProgramme(db)
  const { programmeId } = await catalogue
  const top = await addTestUnit(db, { name: 'Service' })
  const ministry = await addTestUnit(db, { name: 'Health', parentId: top })
  const focalPoint = await addTestOfficer(db, 'focal-point', ministry)
  return {
    top,
    focalPoint,
    cookie: await cookieOf(focalPoint.identifier),
    ask: async (name: string, daysAgo: number) => {
      const { id } = await addTestPerson(db, { name, unitId: ministry })
      // A row instead of the command: the ledger does not take what happened days ago.
      const accommodationId = randomUUID()
      const requestedAt = new Date(Date.now() - daysAgo * 86_400_000)
      const wanted = { wantsExtraAttempts: true, wantsExtraTime: false, extraAttempts: 0, extraTimePercent: 0 }
      await db.insert(accommodations).values({ id: accommodationId, personId: id, programmeId, ...wanted, requestedAt })
      return accommodationId
    },
  }
}
