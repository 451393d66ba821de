import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { accommodations, attempts, ledgerEntries } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('before the lessons and quizzes are done the final names what comes first and starts nothing', async () => {
  const { cookie, id } = await examinee()

  const page = await (await get('/final', { cookie })).text()
  const answer = await post('/final', { honesty: 'yes' }, { cookie })

  expect(page).toContain('Some steps come first')
  expect(page).toContain('/modules/winds/quiz')
  expect(page).toContain('6 questions, one on each page.')
  expect(page).toContain('at least 5 right answers of 6')
  expect(answer.status).toBe(409)
  expect(await db.select().from(attempts).where(eq(attempts.personId, id))).toEqual([])
})

test('a final begins with the promise of honesty; without it the page says what is missing', async () => {
  const { cookie } = await ready()

  const without = await post('/final', {}, { cookie })
  const withIt = await post('/final', { honesty: 'yes' }, { cookie })

  expect(without.status).toBe(422)
  const page = await without.text()
  expect(page).toContain('<title>Error: ')
  expect(page).toContain('href="#honesty"')
  expect(withIt.headers.get('location')).toMatch(/^\/attempts\//)
})

test('a final that was begun is gone on with, without another promise', async () => {
  const { cookie } = await ready()
  const attempt = (await post('/final', { honesty: 'yes' }, { cookie })).headers.get('location')

  const page = await (await get('/final', { cookie })).text()
  const again = await post('/final', {}, { cookie })

  expect(page).toContain('You have begun the examination')
  expect(page).not.toContain('name="honesty"')
  expect(again.headers.get('location')).toBe(attempt)
})

test('who passes the final is sent to the rules', async () => {
  const { cookie, learner } = await ready()
  const attemptId = await sat(learner, 'all')

  const page = await (await get(`/attempts/${attemptId}/result`, { cookie })).text()

  expect(page).toContain('You passed the final examination')
  expect(page).toContain('href="/rules"')
})

test('who does not pass is told with respect: the topics, their lessons, and when the next try opens', async () => {
  const { cookie, learner } = await ready()
  const attemptId = await sat(learner, 'nothing')

  const result = await (await get(`/attempts/${attemptId}/result`, { cookie })).text()
  const final = await (await get('/final', { cookie })).text()
  const tooSoon = await post('/final', { honesty: 'yes' }, { cookie })

  expect(result).toContain('Not passed this time')
  expect(result).toContain('This happens to good officers.')
  expect(result).toContain('/modules/tides/lessons/lesson-1')
  expect(result).toContain('You can try again from')
  expect(final).toContain('You can try again from')
  expect(tooSoon.status).toBe(409)
  expect(await tooSoon.text()).toContain('there is a pause')
})

test('who misses only critical questions takes only their topics again', async () => {
  const { cookie, learner } = await ready()
  const attemptId = await sat(learner, ({ critical, courseId }) => !critical || courseId === 'winds')

  const result = await (await get(`/attempts/${attemptId}/result`, { cookie })).text()

  expect(result).toContain('which is enough')
  expect(result).toContain('Next time you take only the critical topics again')
})

test('a person asks for more attempts privately; the focal point answers and the person sees it', async () => {
  const { cookie, id, unitId } = await ready()
  const focalPoint = await addTestOfficer(db, 'focal-point', unitId)
  const desk = await cookieOf(focalPoint.identifier)

  const nothing = await post('/accommodation', {}, { cookie })
  const asked = await post('/accommodation', { extraAttempts: 'yes' }, { cookie })
  const waiting = await (await get('/accommodation', { cookie })).text()
  const list = await (await get('/focal-point', { cookie: desk })).text()
  const request = /accommodations\?request=([^"]+)"/.exec(list)?.[1] ?? ''
  const form = await get(`/focal-point/accommodations?request=${request}`, { cookie: desk })
  const decided = await post(
    '/focal-point/accommodations',
    { request, extraAttempts: '2', extraTime: '0' },
    { cookie: desk },
  )
  const granted = await (await get('/accommodation', { cookie })).text()

  expect(nothing.status).toBe(422)
  expect(asked.status).toBe(302)
  expect(waiting).toContain('Your request is with your focal point')
  expect(form.status).toBe(200)
  expect(decided.headers.get('location')).toBe('/focal-point?done=decided')
  expect(granted).toContain('You have 2 more attempts.')
  const [stored] = await db.select().from(accommodations).where(eq(accommodations.personId, id))
  expect(stored).toMatchObject({ extraAttempts: 2, extraTimePercent: 0, decidedBy: focalPoint.id })
})

test('after the last attempt the page names the focal point and since when; one talk later the final opens again', async () => {
  const { cookie, id, unitId, learner } = await ready()
  const focalPoint = await addTestOfficer(db, 'focal-point', unitId)
  const desk = await cookieOf(focalPoint.identifier)
  const stranger = await cookieOf((await addTestOfficer(db, 'focal-point')).identifier)
  const day = 86_400_000
  for (const days of [3, 2, 1]) {
    // Rows of the past, which the commands would refuse by now.
    const attemptId = await sat(learner, 'nothing')
    const at = new Date(Date.now() - days * day - 3_600_000)
    await db.update(attempts).set({ startedAt: at, submittedAt: at }).where(eq(attempts.id, attemptId))
  }

  const locked = await (await get('/final', { cookie })).text()
  const refused = await post('/final', { honesty: 'yes' }, { cookie })
  const task = await (await get('/focal-point', { cookie: desk })).text()
  const notTheirs = await post('/focal-point/unlocks', { person: id }, { cookie: stranger })
  const opened = await post('/focal-point/unlocks', { person: id }, { cookie: desk })
  const again = await post('/focal-point/unlocks', { person: id }, { cookie: desk })
  const ready2 = await post('/final', { honesty: 'yes' }, { cookie })

  expect(locked).toContain('Your focal point will talk with you first')
  expect(locked).toContain('Somebody the focal-point')
  expect(refused.status).toBe(409)
  expect(task).toContain('3 tries')
  expect(notTheirs.status).toBe(404)
  expect(opened.headers.get('location')).toBe('/focal-point?done=unlocked')
  expect(again.status).toBe(409)
  expect(ready2.headers.get('location')).toMatch(/^\/attempts\//)
  const entry = and(eq(ledgerEntries.subjectId, id), eq(ledgerEntries.action, 'attempts.unlocked'))
  expect(await db.select().from(ledgerEntries).where(entry)).toHaveLength(1)
})

/** Somebody who may begin the final. */
async function ready(person: Parameters<typeof examinee>[0] = {}) {
  const someone = await examinee(person)
  await someone.learner.learn(new Date())
  return someone
}

async function sat(
  learner: Awaited<ReturnType<typeof examinee>>['learner'],
  knowledge: Parameters<typeof learner.sit>[1],
): Promise<string> {
  const outcome = await learner.sit('final', knowledge, new Date())
  if (outcome.kind !== 'marked') throw new Error(outcome.reason)
  return outcome.attemptId
}
