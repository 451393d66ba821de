import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { addToCourseTeam } from '#app/domain/catalogue/add-to-course-team.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { db } from '#app/web/database.ts'
import { regradeInBackground } from '#app/web/work/regrade-in-background.ts'
import {
  attempts,
  lessonCompletions,
  people,
  questionCorrections,
  questionVersions,
  workItems,
} from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import type { TestCatalogue } from '#tests/support/catalogue.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse

test('an author corrects a key after seeing what it does: papers are marked anew, the learner reads both marks, the draft has the key', async () => {
  const { cookie, learner, wrong, page } = await scene()

  const before = await (await get(page, { cookie })).text()
  expect(before).toContain('Correct a wrong key')
  expect(before).not.toContain('What it would do')
  const previewed = `${page}?version=${wrong.questionVersionId}&option=${wrong.optionId}`
  const preview = await (await get(previewed, { cookie })).text()
  expect(preview).toContain('1 paper that was handed in asked this question.')
  expect(preview).toContain('1 quiz or other test would be passed.')

  const nothingSaid = await post(previewed, { ...fieldsOf(preview), reason: ' ' }, { cookie })
  expect([nothingSaid.status, await nothingSaid.text()]).toMatchObject([
    422,
    expect.stringContaining('Say why the key is wrong'),
  ])
  const stale = await post(previewed, { ...fieldsOf(preview), fingerprint: 'x', reason: 'B is right' }, { cookie })
  expect(stale.status).toBe(409)
  expect(await correctionsOf(wrong)).toEqual([])

  const done = await post(previewed, { ...fieldsOf(preview), reason: 'B <b>is</b> right' }, { cookie })
  const twice = await post(previewed, { ...fieldsOf(preview), reason: 'B <b>is</b> right' }, { cookie })
  expect([done.status, twice.status]).toEqual([302, 302])
  expect(await correctionsOf(wrong)).toMatchObject([{ correctOptionId: wrong.optionId, courseId }])
  const waiting = await (await get(done.headers.get('location') as string, { cookie })).text()
  expect(waiting).toContain('Papers are being marked again: 0 so far.')
  expect(waiting).toContain('B &lt;b&gt;is&lt;/b&gt; right')
  expect(waiting).toContain('The right key stands in the draft of the course.')
  expect(waiting).toContain(`/training/courses/${courseId}/publication`)

  await regrade()
  expect(await (await get(page, { cookie })).text()).toContain('1 paper was marked again; the work is finished.')
  const result = await (await get(`/attempts/${wrong.attemptId}/result`, { cookie: learner.cookie })).text()
  expect(result).toContain('This paper was marked again')
  expect(result).toMatch(/First mark[\s\S]*not passed[\s\S]*Mark after the correction[\s\S]*passed/)
  expect(result).toContain('What is called right now is right')
  expect(result).not.toContain('B &lt;b&gt;is')

  const draft = await findDraft(db, courseId)
  const [, text = ''] = (draft && draftText(draft, '02-privacy/bank/quiz.mdx')?.split(`id="${wrong.questionId}"`)) ?? []
  const marked = [...(text.split('</Question>')[0] ?? '').matchAll(/<Option( correct)?>/g)].map(([tag]) =>
    tag.includes('correct'),
  )
  expect(marked.indexOf(true)).toBe(wrong.place)
  expect(marked.filter(Boolean)).toHaveLength(1)
})

test('who does not write the course corrects nothing in it, and made-up questions, versions and answers lead nowhere', async () => {
  const { cookie, wrong, page } = await scene()
  const translator = await cookieOf((await addTestAuthor(db, 'translator', new Date())).identifier)
  const reviewer = await cookieOf((await addTestAuthor(db, 'reviewer', new Date())).identifier)
  const stranger = await cookieOf((await addTestOfficer(db, 'trainer')).identifier)
  const asked = `${page}?version=${wrong.questionVersionId}&option=${wrong.optionId}`
  const given = {
    intent: 'correct',
    version: wrong.questionVersionId,
    option: wrong.optionId,
    concern: '',
    fingerprint: 'x',
    reason: 'x',
  }

  expect((await get(asked, { cookie: stranger })).status).toBe(404)
  expect((await post(asked, given, { cookie: stranger })).status).toBe(404)
  expect((await post(asked, given, { cookie: translator })).status).toBe(404)
  expect((await get(asked, { cookie: translator })).status).toBe(404)
  expect((await post(asked, given, { cookie: reviewer })).status).toBe(404)
  const read = await (await get(asked, { cookie: reviewer })).text()
  expect(read).toContain('Only an author of this course can correct its keys.')
  expect(read).not.toContain('What it would do')

  expect((await get(`${page}?version=made-up`, { cookie })).status).toBe(404)
  expect((await get(page.replace(wrong.questionId, '..%2Fetc'), { cookie })).status).toBe(404)
  expect(await (await get(`${page}?option=<script>`, { cookie })).text()).not.toContain('What it would do')
  expect((await post(page, { ...given, version: 'made-up' }, { cookie })).status).toBe(404)
  expect((await post(page, { ...given, option: 'made-up' }, { cookie })).status).toBe(409)
  expect((await post(page, { intent: 'other' }, { cookie })).status).toBe(422)
  expect((await post(page, { intent: 'write', version: wrong.questionVersionId }, { cookie })).status).toBe(302)
  expect(await correctionsOf(wrong)).toEqual([])
})

test('a contested mark leads its author to the correction, and back to the learner who brought it up', async () => {
  const { cookie, learner, wrong } = await scene()
  const trainer = await cookieOf((await addTestOfficer(db, 'trainer', learner.unitId)).identifier)
  const about = { kind: 'attempt', attemptId: wrong.attemptId } as const
  const contested = {
    personId: learner.personId,
    kind: 'contested-mark',
    about,
    language: 'en',
    words: 'It is right',
  } as const
  const raised = await raiseConcern(db, contested, new Date())
  if (raised.kind === 'refused') throw new Error(raised.reason)

  const desk = await (await get(`/desk/concerns/${raised.concernId}`, { cookie })).text()
  const link =
    desk.match(new RegExp(`href="([^"]*${wrong.questionId}/correction[^"]*)"`))?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(link).toContain(`concern=${raised.concernId}`)
  const readOnly = await (await get(`/desk/concerns/${raised.concernId}`, { cookie: trainer })).text()
  expect(readOnly).not.toContain('/correction?')
  expect(readOnly).toContain('An author of the course can correct the key for everybody.')
  const previewed = `${link}&option=${wrong.optionId}`
  const preview = await (await get(previewed, { cookie })).text()
  const done = await post(previewed, { ...fieldsOf(preview), reason: 'She is right' }, { cookie })

  expect(await correctionsOf(wrong)).toMatchObject([{ concernId: raised.concernId }])
  const after = await (await get(done.headers.get('location') as string, { cookie })).text()
  expect(after).toContain(`href="/desk/concerns/${raised.concernId}"`)
  expect(await (await get(`/desk/concerns/${raised.concernId}`, { cookie })).text()).toContain(
    'This key was corrected for everybody',
  )
})

/** The hidden fields of the form that applies a preview. */
function fieldsOf(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('id="effects"'))
  const fields = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}

function correctionsOf({ questionVersionId }: { questionVersionId: string }) {
  return db.select().from(questionCorrections).where(eq(questionCorrections.questionVersionId, questionVersionId))
}

async function regrade(): Promise<void> {
  const queued = await db.select().from(workItems).where(eq(workItems.kind, 'regrade-attempts'))
  for (const { payload } of queued) await regradeInBackground(db)(payload, new Date())
  await db.update(workItems).set({ state: 'done' }).where(eq(workItems.kind, 'regrade-attempts'))
}

/** A quiz that somebody failed by just too much, and an author of the course. */
async function scene() {
  await publishAuthoredCourse(db)
  const person = await addTestPerson(db)
  const author = await addTestOfficer(db, 'trainer', person.unitId)
  const member = { courseId, personId: author.id, part: 'author', reason: 'A test' } as const
  await addToCourseTeam(db, member, operator, new Date())
  await db
    .update(people)
    .set({ email: `${person.id}@example.test` })
    .where(eq(people.id, person.id))
  const rows = await db.select().from(questionVersions)
  const questions: TestCatalogue['questions'] = new Map(
    rows.map(({ texts, ...row }) => {
      const other = texts.en.options.find(({ id }) => id !== row.correctOptionId)
      return [row.id, { ...row, wrongOptionId: other?.id ?? '' }]
    }),
  )
  const courses = [{ id: courseId, lessonIds: ['first', 'second'], objectives: [] }]
  const catalogue = { programmeId: authoredCourse.programmeId, rulesId: '', courses, questions }
  const learner = learnerOf(db, catalogue, person.id)
  const [course] = await findCurrentCourses(db, [courseId], new Date())
  const completed = { personId: person.id, courseId, completedAt: new Date() }
  for (const { id, revisions } of course?.body.lessons ?? []) {
    await db
      .insert(lessonCompletions)
      .values({ ...completed, id: randomUUID(), lessonId: id, lessonRevisionId: revisions.en })
  }
  let missed = 0
  const sat = await learner.sit(courseId, () => missed++ > 1, new Date())
  if (sat.kind !== 'marked' || sat.passed) throw new Error(`The quiz should have failed: ${JSON.stringify(sat)}`)
  const [attempt] = await db.select().from(attempts).where(eq(attempts.id, sat.attemptId))
  const questionVersionId = attempt?.paper[0]?.questionVersionId ?? ''
  const version = rows.find(({ id }) => id === questionVersionId)
  const optionId = questions.get(questionVersionId)?.wrongOptionId ?? ''
  const place = version?.texts.en.options.findIndex(({ id }) => id === optionId)
  const questionId = version?.questionId ?? ''
  return {
    cookie: await cookieOf(author.identifier),
    learner: { personId: person.id, unitId: person.unitId, cookie: await cookieOf(person.identifier) },
    wrong: { attemptId: sat.attemptId, questionVersionId, optionId, questionId, place },
    page: `/training/courses/${courseId}/questions/${questionId}/correction`,
  }
}
