import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { activityResponses, lessonCompletions } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'

const lesson = '/modules/tides/lessons/lesson-1'

test('whoever is not signed in is sent to sign in and come back to the same lesson', async () => {
  await theProgramme({ activities: ['first', 'second'] })
  const answer = await get(lesson)
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(lesson)}`)
})

test('an unanswered activity shows its choices and none of its reasons, and the end of the lesson names it', async () => {
  const { cookie } = await learner()
  const page = await (await get(lesson, { cookie })).text()
  expect(page).toContain('Activity 1 of 2')
  expect(page).not.toContain('Because')
  expect(page).toContain('2 activities are still to be answered')
  expect(page).toContain('href="#second"')
})

test('without a script an answer is kept, the page comes back to its result, and it is still there on the next visit', async () => {
  const { cookie } = await learner()
  const posted = await post(lesson, { activity: 'first', choice: 'b' }, { cookie })
  expect(posted.status).toBe(302)
  expect(posted.headers.get('location')).toBe(`${lesson}#first--result`)

  const page = await (await get(lesson, { cookie })).text()
  expect(page).toContain('That is not right')
  expect(page).toContain('Because')
  expect(page).toContain('One activity is still to be answered')
})

test('an activity sent without an answer comes back with the problem named first, and keeps nothing', async () => {
  const { cookie, id } = await learner()
  const answer = await post(lesson, { activity: 'first' }, { cookie })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('<title>Error: Lesson lesson-1 – Lisans</title>')
  expect(page).toContain('href="#first"')
  expect(await db.select().from(activityResponses).where(eq(activityResponses.personId, id))).toEqual([])
})

test('the script is answered with the activity and the end of the lesson alone', async () => {
  const { cookie } = await learner()
  const answer = await post(`${lesson}/activities/first`, { activity: 'first', choice: 'a' }, asScript(cookie))
  const fragment = await answer.text()
  expect(answer.status).toBe(200)
  expect(fragment).toContain('id="first--result"')
  expect(fragment).toContain('id="finish"')
  expect(fragment).not.toContain('<html')
})

test('a script whose session has ended is told so instead of being sent to another page', async () => {
  await theProgramme({ activities: ['first', 'second'] })
  const answer = await post(`${lesson}/activities/first`, { activity: 'first', choice: 'a' }, asScript())
  expect(answer.status).toBe(401)
})

test('a lesson with activities left cannot be finished', async () => {
  const { cookie, id } = await learner()
  await post(lesson, { activity: 'first', choice: 'a' }, { cookie })
  const answer = await post(`${lesson}/completion`, {}, { cookie })
  expect(answer.headers.get('location')).toBe(`${lesson}#finish`)
  expect(await db.select().from(lessonCompletions).where(eq(lessonCompletions.personId, id))).toEqual([])
})

test('a finished lesson leads to the next one, says that it is finished, and counts in its module', async () => {
  const { cookie } = await learner()
  for (const activity of ['first', 'second']) await post(lesson, { activity, choice: 'a' }, { cookie })
  const answer = await post(`${lesson}/completion`, {}, { cookie })
  expect(answer.headers.get('location')).toBe('/modules/tides/lessons/lesson-2')

  expect(await (await get(lesson, { cookie })).text()).toContain('You have finished this lesson')
  expect(await (await get('/modules/tides', { cookie })).text()).toContain('1 of 2 lessons done')
})

test('lessons, modules and activities that do not exist are said not to', async () => {
  const { cookie } = await learner()
  for (const path of ['/modules/none', '/modules/tides/lessons/none']) {
    expect((await get(path, { cookie })).status, path).toBe(404)
  }
  expect((await post(`${lesson}/activities/none`, { activity: 'none' }, asScript(cookie))).status).toBe(404)
  expect((await post(lesson, { activity: 'none', choice: 'a' }, { cookie })).status).toBe(404)
})

test('in another language a lesson that exists in English only says so, and is marked as English', async () => {
  const { cookie } = await learner({ language: 'fr' })
  const page = await (await get(lesson, { cookie })).text()
  expect(page).toContain('<html lang="fr"')
  expect(page).toMatch(/<span lang="en">Lesson lesson-1<\/span>/)
  expect(page).toContain('<div lang="en"><p>Words.</p></div>')
})

/** Somebody at the beginning of a programme whose lessons have two activities. */
async function learner(person: Parameters<typeof examinee>[0] = {}) {
  await theProgramme({ activities: ['first', 'second'] })
  return examinee(person)
}

function asScript(cookie?: string) {
  return { ...(cookie && { cookie }), headers: { accept: 'application/json' } }
}
