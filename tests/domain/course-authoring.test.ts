import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addLesson } from '#app/domain/authoring/add-lesson.ts'
import { beginCourse, type NewCourse } from '#app/domain/authoring/begin-course.ts'
import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { draftFingerprint } from '#app/domain/authoring/draft-fingerprint.ts'
import { draftLessons } from '#app/domain/authoring/draft-lessons.ts'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { moveLesson } from '#app/domain/authoring/move-lesson.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { takeBackChange } from '#app/domain/authoring/take-back-change.ts'
import { takeOutLesson } from '#app/domain/authoring/take-out-lesson.ts'
import { throwDraftAway } from '#app/domain/authoring/throw-draft-away.ts'
import { writeDescription } from '#app/domain/authoring/write-description.ts'
import { addToCourseTeam } from '#app/domain/catalogue/add-to-course-team.ts'
import { listCourseTeam } from '#app/domain/catalogue/list-course-team.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, setAsideTexts } from '#db/schema/index.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const { courseId } = authoredCourse
const path = '02-privacy/02-second.mdx'

test('a trainer begins a course, is its author at once, and its first lesson passes the checks', async () => {
  const { db } = await house()
  const trainer = await addTestOfficer(db, 'trainer')

  const outcomes = await Promise.all([
    beginCourse(db, newCourse, trainer.actor, noon),
    beginCourse(db, newCourse, trainer.actor, noon),
  ])

  expect(outcomes).toMatchObject([{ kind: 'begun' }, { reason: 'course-id-taken' }])
  expect(await listCourseTeam(db, 'clear-writing', noon)).toMatchObject([{ personId: trainer.id, part: 'author' }])
  const draft = await draftOf(db, 'clear-writing')
  expect([...draft.files.keys()]).toEqual(['03-clear-writing/01-say-it-once.mdx', '03-clear-writing/course.yaml'])
  expect((await compileDraft(db, draft)).problems).toEqual([])
  const courses = await listDeskCourses(db, noon)
  expect(courses.find((course) => course.courseId === 'clear-writing')).toMatchObject({
    title: { en: 'Clear writing' },
    publishedNumber: 0,
    changedFiles: 2,
  })
  const colleague = await addTestOfficer(db, 'trainer')
  const member = { courseId: 'clear-writing', personId: colleague.id, part: 'reviewer' as const, reason: 'Reads it' }
  expect(await addToCourseTeam(db, member, operator, noon)).toMatchObject({ kind: 'added' })
})

test('nobody but a trainer begins a course, and none is called what a course cannot be called', async () => {
  const { db } = await house()
  const trainer = await addTestOfficer(db, 'trainer')
  const translator = await addTestOfficer(db, 'translator')
  const begin = (id: string, by = trainer) => beginCourse(db, { ...newCourse, courseId: id }, by.actor, noon)

  expect(await begin('clear-writing', translator)).toMatchObject({ reason: 'trainers-only' })
  expect(await begin(courseId)).toMatchObject({ reason: 'course-id-taken' })
  for (const id of ['new', 'job-aids', '../up', 'Über', 'a b', '', 'x'.repeat(61)])
    expect(await begin(id), id).toMatchObject({ reason: 'course-id-invalid' })
})

test('a new lesson stands at the end, and a title that makes no name is refused', async () => {
  const { db, author } = await house()
  const add = (title: string, by = author) => addLesson(db, { ...lesson, courseId, title }, by.actor, noon)
  const stranger = await addTestOfficer(db, 'trainer')

  expect(await add('L’été, à la plage !')).toEqual({ kind: 'added', lessonId: 'lete-a-la-plage' })
  expect(await add('Lete, a la plage')).toMatchObject({ reason: 'lesson-name-taken' })
  expect(await add('§ 12 …')).toMatchObject({ reason: 'lesson-name-missing' })
  expect(await add('Mine', stranger)).toMatchObject({ reason: 'not-on-the-team' })
  expect(draftLessons(await draftOf(db)).map(({ slug, position }) => [position, slug])).toEqual([
    [1, 'first'],
    [2, 'second'],
    [3, 'lete-a-la-plage'],
  ])
})

test('a lesson moves with all its languages and keeps its name; moved back, nothing is changed', async () => {
  const { db, author, save } = await house()
  await save(author, 'Bonjour', 0, '02-privacy/02-second.fr.mdx')
  const move = async (slug: string, place: number, fingerprint?: string) =>
    moveLesson(
      db,
      { courseId, lessonId: slug, place, fingerprint: fingerprint ?? draftFingerprint(await draftOf(db)) },
      author.actor,
      noon,
    )
  const before = draftFingerprint(await draftOf(db))

  expect(await move('second', 1)).toEqual({ kind: 'moved', renamed: 3 })
  expect(await move('second', 2, before)).toMatchObject({ reason: 'draft-changed-meanwhile' })
  const draft = await draftOf(db)
  expect(draftLessons(draft)).toMatchObject([
    { slug: 'second', paths: { en: '02-privacy/01-second.mdx', fr: '02-privacy/01-second.fr.mdx' } },
    { slug: 'first', paths: { en: '02-privacy/02-first.mdx' } },
  ])
  expect([...draft.removed.keys()]).toEqual(['02-privacy/01-first.mdx', '02-privacy/02-second.mdx'])
  expect(await move('second', 2)).toMatchObject({ kind: 'moved' })
  expect(await move('second', 9)).toMatchObject({ reason: 'no-such-place' })
  const again = await draftOf(db)
  expect([...again.removed.keys()]).toEqual([])
  expect([...again.files.values()].filter(({ state }) => state !== 'published').map((file) => file.path)).toEqual([
    '02-privacy/02-second.fr.mdx',
  ])
})

test('a lesson is taken out, but never the last one, and the change is taken back again', async () => {
  const { db, author } = await house()
  const takeOut = async (lessonId: string) =>
    takeOutLesson(db, { courseId, lessonId, fingerprint: draftFingerprint(await draftOf(db)) }, author.actor, noon)

  expect(await takeOut('second')).toEqual({ kind: 'removed' })
  expect(await takeOut('second')).toMatchObject({ reason: 'no-such-lesson' })
  expect(await takeOut('first')).toMatchObject({ reason: 'last-lesson' })
  const version = (await draftOf(db)).removed.get(path)?.version ?? 0
  expect(await takeBackChange(db, { courseId, path, version }, author.actor, noon)).toEqual({ kind: 'taken-back' })
  expect((await draftOf(db)).isChanged).toBe(false)
  expect(draftText(await draftOf(db), path)).toBe(secondLesson())
})

test('a change is taken back once, by who looked at it, and its text is kept', async () => {
  const { db, author, save } = await house()
  await save(author, secondLesson('A wrong turn.'), 0)
  const takeBack = (version: number) => takeBackChange(db, { courseId, path, version }, author.actor, noon)

  expect(await takeBack(0)).toMatchObject({ reason: 'draft-changed-meanwhile' })
  expect(await takeBack(1)).toEqual({ kind: 'taken-back' })
  expect(await takeBack(2)).toMatchObject({ reason: 'draft-unchanged' })
  expect(await db.select().from(setAsideTexts)).toMatchObject([
    { text: secondLesson('A wrong turn.'), settledAt: noon },
  ])
  // A tab in which the text still stands as it was then is not taken for a new beginning.
  expect(await save(author, secondLesson('From an old tab.'), 1)).toMatchObject({ kind: 'conflict' })
  expect(await save(author, secondLesson('A right turn.'), 2)).toMatchObject({ kind: 'saved', version: 3 })
})

test('a draft is thrown away whole, with its reason in the ledger; a course that never was published is gone', async () => {
  const { db, author, save } = await house()
  await save(author, secondLesson('Half a thought.'), 0)
  const fingerprint = draftFingerprint(await draftOf(db))
  const throwAway = (id: string, mark: string, by = author) =>
    throwDraftAway(db, { courseId: id, reason: 'Begun in error', fingerprint: mark }, by.actor, noon)

  const stranger = await addTestOfficer(db, 'trainer')
  expect(await throwAway(courseId, fingerprint, stranger)).toMatchObject({ reason: 'not-on-the-team' })
  const outcomes = await Promise.all([throwAway(courseId, fingerprint), throwAway(courseId, fingerprint)])
  expect(outcomes).toMatchObject([{ kind: 'thrown-away', coursePublished: true }, { reason: 'draft-unchanged' }])
  expect((await draftOf(db)).isChanged).toBe(false)
  const [entry] = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  expect(entry).toMatchObject({ action: 'course-draft.thrown-away' })

  await beginCourse(db, newCourse, author.actor, noon)
  const mark = draftFingerprint(await draftOf(db, 'clear-writing'))
  expect(await throwAway('clear-writing', mark)).toMatchObject({ coursePublished: false })
  expect(await findDraft(db, 'clear-writing')).toBeNull()
  expect(await listCourseTeam(db, 'clear-writing', noon)).toEqual([])
})

test('a description written in a form keeps the comments of its file and what the form does not know', () => {
  const source = `# Ours since 2024
id: privacy
letter: v # p is taken
title: { en: Privacy, fr: Vie privée }
summary: { en: "Who" }
minutes: 30
objectives:
  # The first of all
  - { id: reply, text: { en: "Reply" }, lesson: first, quizOnly: true }
  - { id: gone, text: { en: "Gone" }, lesson: first }
`
  const values = {
    title: { en: 'Privacy', fr: '' },
    summary: { en: 'Who: all of us' },
    minutes: 30,
    objectives: [{ id: 'reply', text: { en: 'Reply' }, lesson: 'second', quizOnly: false }],
  }

  expect(writeDescription(source, values, 'privacy')).toBe(`# Ours since 2024
id: privacy
letter: v # p is taken
title: { en: Privacy }
summary: { en: "Who: all of us" }
minutes: 30
objectives:
  # The first of all
  - { id: reply, text: { en: "Reply" }, lesson: second }
`)
  expect(writeDescription('{{{', values, 'privacy')).toMatch(/^id: privacy\ntitle:/)
})

const newCourse: NewCourse = {
  courseId: 'clear-writing',
  title: { en: 'Clear writing', fr: 'Écrire clairement' },
  summary: { en: 'Say it once: well' },
  minutes: 20,
  objective: { id: 'purpose', text: { en: 'Say what a text is for' } },
  lesson: { title: 'Say it once', template: 'explaining' },
}

const lesson = { summary: 'A lesson.', minutes: 7, objective: 'reply', template: 'story' } as const

async function draftOf(db: Database, id: string = courseId) {
  const draft = await findDraft(db, id)
  if (!draft) throw new Error(`There is no course ${id}`)
  return draft
}

async function house() {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db)
  const save = (by: typeof author, text: string, version: number, at = path) =>
    saveDraftFile(db, { courseId, path: at, content: new TextEncoder().encode(text), version }, by.actor, noon)
  return { db, author, save }
}
