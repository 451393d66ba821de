import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { courseRevisions } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'
import { publishShippedCourses } from '#tests/support/shipped.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const discussion = '/modules/privacy/team-discussion'
const lesson = '/modules/privacy/lessons/what-is-personal'
let published: Promise<unknown> | undefined

test('job aids and team discussions are for whoever is signed in, whatever their role', async () => {
  const { learner, manager } = await scene()
  for (const page of ['/job-aids', '/job-aids/law-map', discussion]) {
    expect((await get(page)).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(page)}`)
    for (const cookie of [learner, manager]) expect((await get(page, { cookie })).status, page).toBe(200)
  }
}, 60_000)

test('a page that does not exist is not found, and the job aids are no module', async () => {
  const { learner: cookie } = await scene()
  for (const page of ['/job-aids/nothing', '/modules/nothing/team-discussion', '/modules/job-aids'])
    expect((await get(page, { cookie })).status, page).toBe(404)
}, 60_000)

test('the home page and the module lead to what can be printed', async () => {
  const { learner: cookie } = await scene()
  expect(await (await get('/', { cookie })).text()).toContain('href="/job-aids"')
  expect(await (await get('/modules/privacy', { cookie })).text()).toContain(`href="${discussion}"`)
  expect(await (await get('/job-aids', { cookie })).text()).toContain('href="/job-aids/first-ten-minutes"')
}, 60_000)

test('a reader of a translation that lags is told so, and can read the English', async () => {
  const { learner: cookie } = await scene()
  await post('/language', { language: 'fr', next: '/' }, { cookie })
  expect(await (await get(lesson, { cookie })).text()).not.toContain('texte anglais plus ancien')
  await letFrenchLag()

  for (const page of [lesson, discussion]) {
    const lagging = await (await get(page, { cookie })).text()
    const english = await (await get(`${page}?text=en`, { cookie })).text()
    expect(lagging, page).toContain('texte anglais plus ancien')
    expect(lagging, page).toContain('href="?text=en"')
    expect(english, page).not.toContain('texte anglais plus ancien')
    expect(english, page).toContain('<span lang="en">')
  }
}, 60_000)

async function scene() {
  published ??= publishShippedCourses(db)
  await published
  return {
    learner: await cookieOf((await addTestPerson(db)).identifier),
    manager: await cookieOf((await addTestOfficer(db, 'manager')).identifier),
  }
}

/** The next revision of the course, in which all that is French is older than its English. */
async function letFrenchLag() {
  const [current] = await db
    .select()
    .from(courseRevisions)
    .where(eq(courseRevisions.courseId, 'privacy'))
    .orderBy(desc(courseRevisions.number))
    .limit(1)
  if (!current) throw new Error('the course is not published')
  const { body, number } = current
  const lagging = ['fr' as const]
  await db.insert(courseRevisions).values({
    ...current,
    id: 'lagging',
    number: number + 1,
    contentHash: 'lagging',
    body: {
      ...body,
      lessons: body.lessons.map((one) => ({ ...one, lagging })),
      handouts: body.handouts?.map((one) => ({ ...one, lagging })),
    },
  })
  // The catalogue is read anew at most once a second.
  await new Promise((resolve) => setTimeout(resolve, 1100))
}
