import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { courseRevisions, courseUpdates } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { publishingDesk } from '#tests/support/publishing-desk.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const desk = `/training/courses/${courseId}`
const publication = `${desk}/publication`
const material = 'change=material&lesson=second&objective=reply&grace=60'

test('an author is shown what changes and what it would do, and publishes exactly that', async () => {
  const { write, cookie } = await scene()
  await write(secondLesson('The dog lay down by the <b>new</b> gate.'.replace(/<\/?b>/g, '')))

  const chosen = await (await get(`${publication}?${material}`, { cookie })).text()
  expect(chosen).toContain('1 paragraph changed.')
  expect(chosen).toMatch(/<ins>[^<]*gate[^<]*<\/ins>/)
  expect(chosen).toMatch(/<del>[^<]*door[^<]*<\/del>/)
  expect(chosen).toContain('No certificate would be out of date.')
  const fields = fieldsIn(chosen)

  expect((await post(publication, { ...fields, reason: '' }, { cookie })).status).toBe(422)
  const before = await newestNumber()
  const answers = await Promise.all([
    post(publication, { ...fields, reason: 'Once' }, { cookie }),
    post(publication, { ...fields, reason: 'Twice' }, { cookie }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
  expect(await newestNumber()).toBe(before + 1)
  expect(await db.select().from(courseUpdates)).toMatchObject([{ lessonIds: ['second'], objectives: ['reply'] }])
  const history = await (await get(`${desk}/revisions?done=published`, { cookie })).text()
  expect(history).toContain('Learners see it now')
  expect(history).toMatch(/Once|Twice/)
})

test('a publication of something else than was looked at, without grace or with too much of it is refused', async () => {
  const { write, cookie } = await scene()
  await write(secondLesson('Another word.'))
  const looked = fieldsIn(await (await get(`${publication}?${material}`, { cookie })).text())

  const none = await post(publication, { ...looked, grace: '0', reason: 'At once' }, { cookie })
  expect(none.status).toBe(409)
  for (const grace of ['', '-1', '366', 'x'])
    expect((await post(publication, { ...looked, grace, reason: 'No grace' }, { cookie })).status).toBe(422)
  expect(await (await get(`${publication}?${material.replace('60', '0')}`, { cookie })).text()).toContain(
    'Only a legal reviewer',
  )
  await write(secondLesson('Yet another word.'))
  const stale = await post(publication, { ...looked, reason: 'Stale' }, { cookie })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Something changed since you looked at this page')
})

test('an author looks at an earlier revision, puts it back, and cannot take out a module of a programme', async () => {
  const { author, write, publish, cookie } = await scene()
  const start = await newestNumber()
  await write(secondLesson('A passing fancy.'))
  expect(await publish(null, { by: author.actor, now: new Date() })).toMatchObject({ kind: 'published' })
  const revisions = `${desk}/revisions`

  expect(await (await get(`${revisions}/${start}?lesson=second`, { cookie })).text()).not.toContain('passing fancy')
  expect(await (await get(`${revisions}/${start + 1}?lesson=second`, { cookie })).text()).toContain('passing fancy')
  expect(await (await get(`${revisions}/${start + 1}/difference`, { cookie })).text()).toMatch(/<ins>[^<]*fancy/)
  for (const odd of ['0', 'x', '999', '1.5', '-1', '1e3'])
    expect((await get(`${revisions}/${odd}`, { cookie })).status).toBe(404)

  const back = `${revisions}/${start}/roll-back`
  const fields = fieldsIn(await (await get(back, { cookie })).text())
  expect((await post(back, { ...fields, reason: 'It misled' }, { cookie })).headers.get('location')).toContain(
    'done=rolled-back',
  )
  expect((await post(back, { ...fields, reason: 'It misled' }, { cookie })).status).toBe(409)
  const [newest] = await db
    .select()
    .from(courseRevisions)
    .where(eq(courseRevisions.number, start + 2))
  expect(newest).toMatchObject({ origin: 'roll-back', reason: 'It misled' })

  const withdrawal = await get(`${desk}/withdrawal`, { cookie })
  const page = await withdrawal.text()
  expect(page).toContain('Using social media')
  const refused = await post(`${desk}/withdrawal`, { fingerprint: 'any', reason: 'Not needed' }, { cookie })
  expect(refused.status).toBe(409)
})

test('a second trainer sees the difference and approves; then the author publishes, and nobody else sees any of it', async () => {
  const { write, cookie } = await scene()
  const reviewer = await cookieOf((await addTestAuthor(db, 'reviewer', new Date())).identifier)
  const stranger = await cookieOf((await addTestOfficer(db, 'trainer')).identifier)
  const translator = await cookieOf((await addTestAuthor(db, 'translator', new Date())).identifier)
  await write(secondLesson('Words for two.'))
  const minor = fieldsIn(await (await get(`${publication}?change=minor`, { cookie })).text())
  expect((await post(publication, { ...minor, reason: 'Alone' }, { cookie })).status).toBe(409)

  const { hash = '' } = fieldsIn(await (await get(`${desk}/review`, { cookie })).text())
  const asked = await post(`${desk}/review`, { step: 'ask', hash, note: 'New words' }, { cookie })
  expect(asked.headers.get('location')).toBe(`${desk}/review?done=asked`)
  const seen = await (await get(`${desk}/review`, { cookie: reviewer })).text()
  expect(seen).toContain('New words')
  expect(seen).toMatch(/<ins>[^<]*Words[^<]*<\/ins>/)
  const decision = { ...fieldsIn(seen), note: 'Good' }
  expect((await post(`${desk}/review`, { ...decision, step: 'approved' }, { cookie })).status).toBe(409)
  expect((await post(`${desk}/review`, { ...decision, step: 'approved' }, { cookie: translator })).status).toBe(404)
  const approved = await post(`${desk}/review`, { ...decision, step: 'approved' }, { cookie: reviewer })
  expect(approved.headers.get('location')).toBe(`${desk}/review?done=approved`)
  expect((await post(publication, { ...minor, reason: 'By two' }, { cookie: reviewer })).status).toBe(404)
  expect((await post(publication, { ...minor, reason: 'By two' }, { cookie })).status).toBe(302)

  for (const page of ['publication', 'review', 'revisions', 'revisions/1', 'revisions/2/difference', 'withdrawal'])
    expect((await get(`${desk}/${page}`, { cookie: stranger })).status).toBe(404)
})

test('an administrator sets when a second trainer looks first; nobody else does', async () => {
  const page = '/admin/second-trainer'
  const administrator = await cookieOf((await addTestOfficer(db, 'administrator')).identifier)
  const trainer = await cookieOf((await addTestOfficer(db, 'trainer')).identifier)
  const change = { rule: 'always', before: 'where-possible', reason: 'We are many' }

  expect((await post(page, change, { cookie: trainer })).status).toBe(403)
  expect((await post(page, { ...change, rule: 'sometimes' }, { cookie: administrator })).status).toBe(422)
  expect((await post(page, change, { cookie: administrator })).headers.get('location')).toBe(`${page}?done=set`)
  expect(await (await get(page, { cookie: administrator })).text()).toMatch(/Now:.*Always/s)
  await post(page, { rule: 'where-possible', before: 'always', reason: 'Back' }, { cookie: administrator })
})

let opened: ReturnType<typeof open> | undefined

/** One course for the file; an author of their own for each test would each be the other’s second trainer. */
function scene() {
  opened ??= open()
  return opened
}

async function open() {
  const made = await publishingDesk(db, new Date())
  return { ...made, cookie: await cookieOf(made.author.identifier) }
}

async function newestNumber(): Promise<number> {
  const rows = await db.select().from(courseRevisions).where(eq(courseRevisions.courseId, courseId))
  return Math.max(...rows.map(({ number }) => number))
}

/** The hidden fields of a page’s forms. */
function fieldsIn(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}
