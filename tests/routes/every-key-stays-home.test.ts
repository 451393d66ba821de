import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { db } from '#app/web/database.ts'
import { attempts, lessonRevisions, questionVersions } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import type { TestCatalogue } from '#tests/support/catalogue.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson } from '#tests/support/people.ts'
import { answerEveryActivity, publishShippedCourses } from '#tests/support/shipped.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

/** Names of fields and attributes in which a key, a reason or a weight would travel. */
const tellingNames =
  /"(correct\w*|isCorrect|key|because\w*|critical|difficulty|legalFact\w*|questionId|rationale)"|data-correct/i

test('while a quiz and a final are open, no page tells which answer is right, why, or by which law', async () => {
  const { catalogue, cookie, quiz, final } = await somebodyInTwoPapers()
  const drawn = await drawnOn(quiz, final)
  const pages = [...pagesOfPaper(quiz), ...pagesOfPaper(final), ...otherPages(catalogue)]

  for (const page of pages) {
    for (const [how, said] of await bothWays(page, cookie)) {
      const words = lettersOf(said)
      for (const { id, reasons, legalFactId, questionId } of drawn) {
        // A lesson may teach in the very words of a reason: it is the same for everybody, before and during a paper.
        if (page.includes('/lessons/') || page === '/glossary') continue
        for (const because of reasons) expect(words.includes(because), `${how} tells why of ${questionId}`).toBe(false)
        expect(legalFactId !== null && said.includes(`"${legalFactId}"`), `${how} names ${legalFactId}`).toBe(false)
        if (!page.startsWith('/attempts')) expect(said.includes(id), `${how} names ${questionId}`).toBe(false)
      }
      if (page.startsWith('/attempts')) expect(tellingNames.exec(said)?.[0], how).toBe(undefined)
    }
  }
  // The papers were really there to be read.
  expect((await get(`${quiz}?question=1`, { cookie })).status).toBe(200)
  expect(await (await get(`${final}?question=1`, { cookie })).text()).toContain('type="radio"')
})

test('a question of the final is never met in a lesson or on a quiz', async () => {
  const { catalogue, cookie, quiz, final } = await somebodyInTwoPapers()
  const stems = (await db.select().from(questionVersions).where(eq(questionVersions.pool, 'final'))).map(
    ({ questionId, texts }) => ({ questionId, stem: lettersOf(texts.en.stemHtml) }),
  )

  for (const page of [...pagesOfPaper(quiz), ...otherPages(catalogue)]) {
    for (const [how, said] of await bothWays(page, cookie)) {
      const words = lettersOf(said)
      for (const { questionId, stem } of stems) expect(words.includes(stem), `${how} shows ${questionId}`).toBe(false)
    }
  }
  const [, said = ''] = (await bothWays(`${final}?question=1`, cookie))[0] ?? []
  expect(stems.some(({ stem }) => lettersOf(said).includes(stem))).toBe(true)
})

test('a lesson gives no feedback before an answer, and then on that answer alone', async () => {
  const catalogue = await theShippedCourses()
  const newcomer = await addTestPerson(db)
  const cookie = await cookieOf(newcomer.identifier)

  for (const { courseId, lessonId, activities } of await lessonsOf(catalogue)) {
    const page = `/modules/${courseId}/lessons/${lessonId}`
    for (const [how, said] of await bothWays(page, cookie)) {
      const words = lettersOf(said)
      for (const activity of activities) {
        for (const reason of reasonsOf(activity)) expect(words.includes(reason), `${how} ${activity.id}`).toBe(false)
      }
    }
  }

  const lesson = (await lessonsOf(catalogue)).find(({ activities }) => activities.some(isQuestion))
  const answered = lesson?.activities.find(isQuestion)
  if (!lesson || !answered) throw new Error('No lesson asks a question')
  const page = `/modules/${lesson.courseId}/lessons/${lesson.lessonId}`
  const choice = answered.options[0]?.id ?? ''
  await post(page, { activity: answered.id, choice }, { cookie })
  const words = lettersOf(await (await get(page, { cookie })).text())
  for (const activity of lesson.activities) {
    for (const reason of reasonsOf(activity))
      expect([activity.id, words.includes(reason)]).toEqual([activity.id, activity === answered])
  }
})

test('somebody else’s paper and result do not exist', async () => {
  const { quiz, final, learner, catalogue } = await somebodyInTwoPapers()
  const marked = await learner.sit(catalogue.courses[1]?.id ?? '', 'nothing', new Date())
  if (marked.kind !== 'marked') throw new Error(marked.reason)
  const stranger = await cookieOf((await addTestPerson(db)).identifier)

  for (const page of [...pagesOfPaper(quiz), ...pagesOfPaper(final), `/attempts/${marked.attemptId}/result`]) {
    const data = page.replace(/(\?|$)/, '.data$1')
    expect([page, (await get(page, { cookie: stranger })).status]).toEqual([page, 404])
    expect([data, (await get(data, { cookie: stranger })).status]).toEqual([data, 404])
  }
})

let shipped: Promise<TestCatalogue> | undefined

function theShippedCourses(): Promise<TestCatalogue> {
  shipped ??= publishShippedCourses(db)
  return shipped
}

/** Somebody who has done everything before the final, with a quiz of the first course and a final open at once. */
async function somebodyInTwoPapers() {
  const catalogue = await theShippedCourses()
  const person = await addTestPerson(db)
  const learner = learnerOf(db, catalogue, person.id)
  await answerEveryActivity(db, person.id, new Date())
  await learner.learn(new Date())
  const started = [
    await learner.start(catalogue.courses[0]?.id ?? '', new Date()),
    await learner.start('final', new Date()),
  ]
  const [quiz = '', final = ''] = started.map((one) => {
    if (one.kind === 'refused') throw new Error(one.reason)
    return `/attempts/${one.attemptId}`
  })
  return { catalogue, learner, cookie: await cookieOf(person.identifier), quiz, final }
}

function pagesOfPaper(attempt: string): string[] {
  const questions = Array.from({ length: 8 }, (_, place) => `${attempt}?question=${place + 1}`)
  return [attempt, ...questions, `${attempt}/submission`, `${attempt}/result`]
}

function otherPages(catalogue: TestCatalogue): string[] {
  const ofCourses = catalogue.courses.flatMap(({ id, lessonIds }) => [
    `/modules/${id}`,
    `/modules/${id}/quiz`,
    ...lessonIds.map((lesson) => `/modules/${id}/lessons/${lesson}`),
  ])
  return ['/', '/final', '/rules', '/certificate', '/account', '/accommodation', '/glossary', '/help', ...ofCourses]
}

/** What a page says as a document, and what its loaders say to Remix. */
async function bothWays(page: string, cookie: string): Promise<[string, string][]> {
  const data = page === '/' ? '/_root.data' : page.replace(/(\?|$)/, '.data$1')
  const said = [page, data].map(async (address): Promise<[string, string]> => {
    const answer = await get(address, { cookie })
    return [address, await answer.text()]
  })
  return Promise.all(said)
}

async function drawnOn(...papers: string[]) {
  const ids = papers.map((paper) => paper.slice('/attempts/'.length))
  const rows = await db.select().from(attempts)
  const drawn = rows
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ paper }) => paper.map((item) => item.questionVersionId))
  const versions = await db.select().from(questionVersions)
  return versions
    .filter(({ id }) => drawn.includes(id))
    .map((version) => ({ ...version, reasons: reasonsIn(version.texts) }))
}

async function lessonsOf(catalogue: TestCatalogue) {
  const lessons = await db.select().from(lessonRevisions).where(eq(lessonRevisions.language, 'en'))
  return lessons.filter(({ courseId }) => catalogue.courses.some(({ id }) => id === courseId))
}

function isQuestion(activity: Activity) {
  return activity.kind === 'question'
}

/** Every sentence about why that an activity can say. */
function reasonsOf(activity: Activity): string[] {
  return becauseTexts(activity).map(lettersOf)
}

function becauseTexts(activity: Activity): string[] {
  switch (activity.kind) {
    case 'question':
      return activity.options.map((option) => option.becauseHtml)
    case 'scenario':
      return activity.steps.flatMap((step) => step.choices.map((choice) => choice.becauseHtml))
    case 'redact':
      return activity.spots.map((spot) => spot.becauseHtml)
    case 'triage':
      return activity.comments.map((comment) => comment.becauseHtml)
    case 'match':
      return activity.pairs.map((pair) => pair.becauseHtml)
    case 'order':
      return activity.stages.map((stage) => stage.becauseHtml)
    case 'ladder':
    case 'rewrite-reply':
      return []
  }
}

function reasonsIn(texts: (typeof questionVersions.$inferSelect)['texts']): string[] {
  return Object.values(texts).flatMap(({ options }) => options.map((option) => lettersOf(option.becauseHtml)))
}

/** Letters and digits alone, so that a sentence is found however its page or its data wrote it. */
function lettersOf(html: string): string {
  return html
    .replace(/\\u003c/gi, '<')
    .replace(/<[^>]*>/g, '')
    .replace(/&#?\w+;|\\u[0-9a-f]{4}|\\./gi, '')
    .replace(/[^\p{L}\d]/gu, '')
}
