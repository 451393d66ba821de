import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { courseRevisions, courseUpdates, lessonCompletions, lessonRevisions } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { publishTestUpdate } from '#tests/support/catalogue.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, type TestPerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const aDay = 86_400_000
const lesson = '/modules/tides/lessons/lesson-1'

test('the home page says what changed and by when, and leads to a page that says why', async () => {
  const { cookie } = await holder()
  const home = await text('/', cookie)
  expect(home).toContain('Something has changed: catch up by')
  expect(home).toContain('A module that you are certified in has changed.')
  expect(home).toContain('href="/update"')

  const page = await text('/update', cookie)
  expect(page).toContain('The tide tables are new')
  expect(page).toContain('Your access stays open until the end of that day')
  expect(page).toContain(`href="${lesson}"`)
  expect(page).toContain('To decide')
  expect(page).toContain('Finish the lessons above first')
  expect(page).not.toContain('Begin the questions')
  expect((await post('/update', {}, { cookie })).status).toBe(409)
})

test('a holder reads the changed lesson again, answers the questions on it, and has caught up', async () => {
  const { cookie, catalogue } = await holder()
  expect(await text('/modules/tides', cookie)).toContain('Changed')
  const page = await text(lesson, cookie)
  expect(page).toContain('This lesson changed on')
  expect(page).toContain('Finish this lesson')
  const finished = await finish(cookie)
  expect(finished.headers.get('location')).toBe('/update')
  expect(await text(lesson, cookie)).toContain('you have read it as it is now')

  const attempt = (await post('/update', {}, { cookie })).headers.get('location') ?? ''
  expect((await post('/update', {}, { cookie })).headers.get('location'), 'a second tab goes on with it').toBe(attempt)
  expect(await text('/update', cookie)).toContain('Go on with the questions')
  await answer(attempt, cookie, (id) => catalogue.questions.get(id)?.correctOptionId ?? '')
  await post(`${attempt}/submission`, {}, { cookie })
  const result = await text(`${attempt}/result`, cookie)
  expect(result).toContain('You have caught up')
  expect(result).toContain('it keeps its dates')
  expect(await text('/', cookie)).toContain('You are certified until')
  expect(await text('/update', cookie)).toContain('Nothing has changed that your certificate does not cover')
  expect((await post('/update', {}, { cookie })).status).toBe(409)
})

test('who did not pass sees topics and lessons but no key, and a pause of an hour', async () => {
  const { cookie, catalogue } = await holder()
  await finish(cookie)
  const attempt = (await post('/update', {}, { cookie })).headers.get('location') ?? ''
  await answer(attempt, cookie, (id) => catalogue.questions.get(id)?.wrongOptionId ?? '')
  await post(`${attempt}/submission`, {}, { cookie })

  const result = await text(`${attempt}/result`, cookie)
  expect(result).toContain('Not passed this time')
  expect(result).toContain('You can try again from')
  expect(result).toContain('To decide')
  for (const said of [result, await text(`${attempt}/result.data`, cookie)]) {
    expect(said).not.toMatch(/Because of|correctOption|becauseHtml|questionId/)
  }
  const again = await post('/update', {}, { cookie })
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('there is a pause of one hour')
  expect(await text('/update', cookie)).toContain('You can try again from')
})

test('whose translation has not changed yet is led to the English, where the new words are, and finishing that counts', async () => {
  const { cookie, id } = await holder('fr')
  const page = await text('/update', cookie)
  expect(page).toContain(`href="${lesson}?text=en"`)
  expect(page).toContain('Le nouveau texte n’existe encore qu’en anglais')
  const french = await text(lesson, cookie)
  expect(french).toContain('Mots.')
  expect(french).toContain('Ce qui est nouveau n’existe encore que dans le texte anglais.')
  // What is new to be done is only there as well: the answer to it is taken, and the way leads back there.
  const left = await post(`${lesson}/completion`, {}, { cookie })
  expect(left.headers.get('location')).toBe(`${lesson}?text=en#finish`)
  expect(await text(`${lesson}?text=en`, cookie)).toContain(`action="${lesson}?text=en"`)
  const kept = await post(`${lesson}?text=en`, { activity: 'new', choice: 'a' }, { cookie })
  expect(kept.headers.get('location')).toBe(`${lesson}?text=en#new--result`)
  const inPlace = await post(`${lesson}/activities/new?text=en`, { activity: 'new', choice: 'a' }, { cookie })
  expect(inPlace.status).toBe(200)
  expect((await post(`${lesson}/completion`, {}, { cookie })).headers.get('location')).toBe('/update')
  expect(await db.select().from(lessonCompletions).where(eq(lessonCompletions.personId, id))).toHaveLength(5)
  expect(await text('/update', cookie)).toContain('Commencer les questions')
})

test('nobody without a certificate is asked anything, and human resources see what is left', async () => {
  const { id, unitId } = await holder()
  const newcomer = (await examinee()).cookie
  expect(await text('/update', newcomer)).toContain('Nothing has changed that your certificate does not cover')
  expect((await post('/update', {}, { cookie: newcomer })).status).toBe(409)
  expect(await text(lesson, newcomer)).not.toContain('This lesson changed')
  const officer = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  expect(await text(`/hr/people/${id}`, officer)).toContain('Catch up with what changed in the modules, by')
})

test('after the grace the page says that access is closed and what opens it', async () => {
  const { cookie } = await holder()
  await db.update(courseUpdates).set({ graceUntil: new Date(Date.now() - 1000) })
  expect(await text('/', cookie)).toContain('the time to catch up ended on')
  const page = await text('/update', cookie)
  expect(page).toContain('Your access is closed. It opens again in the moment')
  const final = await text('/final', cookie)
  expect(final).toContain('No final examination is asked of you')
})

/** Saves one answer to each question of a paper. */
async function answer(attempt: string, cookie: string, optionOf: (questionVersionId: string) => string) {
  for (let number = 1; number <= 2; number++) {
    const page = await text(`${attempt}?question=${number}`, cookie)
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await post(`${attempt}/answers`, { question, option: optionOf(question), to: String(number + 1) }, { cookie })
  }
}

/** Answers what is new to be done in the lesson, and finishes it. */
async function finish(cookie: string) {
  await post(lesson, { activity: 'new', choice: 'a' }, { cookie })
  return post(`${lesson}/completion`, {}, { cookie })
}

/** The ledger only goes forward, so everybody is certified before anything changes. */
let holders: Promise<Record<'en' | 'fr', TestPerson[]>> | undefined

/** Somebody certified a month ago, in a module that changed since in its English alone. */
async function holder(language: 'en' | 'fr' = 'en') {
  holders ??= certifyAndChange()
  const person = (await holders)[language].pop()
  if (!person) throw new Error('Nobody certified is left')
  return { ...person, catalogue: await theProgramme(), cookie: await cookieOf(person.identifier) }
}

async function certifyAndChange() {
  const catalogue = await theProgramme()
  const certified: Record<'en' | 'fr', TestPerson[]> = { en: [], fr: [] }
  for (const language of ['en', 'en', 'en', 'en', 'en', 'fr'] as const) {
    const person = await addTestPerson(db, { language })
    await learnerOf(db, catalogue, person.id).becomeCertified(new Date(Date.now() - 30 * aDay))
    certified[language].push(person)
  }
  const change = { at: new Date(Date.now() - aDay), graceUntil: new Date(Date.now() + 20 * aDay), activities: ['new'] }
  const revisionId = await publishTestUpdate(db, catalogue, 'tides', change)
  const [revision] = await db.select().from(courseRevisions).where(eq(courseRevisions.id, revisionId))
  if (!revision) throw new Error('There is no revision')
  const fr = randomUUID()
  const words = { language: 'fr', title: 'La leçon', summary: 'De quoi il s’agit', source: 'Mots.' } as const
  const segments = [{ kind: 'html' as const, html: '<p>Mots.</p>' }]
  const place = { courseId: 'tides', lessonId: 'lesson-1', minutes: 5, createdAt: change.at }
  await db.insert(lessonRevisions).values({ ...words, ...place, id: fr, segments, activities: [] })
  const [first, ...others] = revision.body.lessons
  if (!first) throw new Error('There is no lesson')
  const lagging = { ...first, revisions: { ...first.revisions, fr }, lagging: ['fr' as const] }
  const body = { ...revision.body, lessons: [lagging, ...others] }
  const reason = 'The tide tables are new'
  await db.update(courseRevisions).set({ body, reason }).where(eq(courseRevisions.id, revisionId))
  return certified
}

async function text(address: string, cookie: string): Promise<string> {
  return (await get(address, { cookie })).text()
}
