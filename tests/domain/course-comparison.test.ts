import { expect, test } from 'vitest'
import { compareCourses } from '#app/domain/authoring/compare-courses.ts'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { contentOf, findRevisionContent } from '#app/domain/authoring/find-revision-content.ts'
import { foreseeCoursePublication } from '#app/domain/authoring/foresee-course-publication.ts'
import { preparePublication } from '#app/domain/authoring/prepare-publication.ts'
import { proposeUpdate } from '#app/domain/authoring/propose-update.ts'
import { textRows } from '#app/domain/authoring/text-rows.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { weighCourse } from '#app/web/weigh-course.ts'
import { practice, soundSyllabus } from '#tests/domain/catalogue-lint-scene.ts'
import { authoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { addTestProgramme, publishTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson, operator } from '#tests/support/people.ts'
import { publishingDesk } from '#tests/support/publishing-desk.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const { courseId, folder } = authoredCourse

test('what a draft changes is said per lesson, in paragraphs and activities, and proposes what holders catch up with', async () => {
  const { write, compared } = await desk()
  const words = `${secondLesson('The dog stood up by the gate.')}\n${practice('five', 'A visitor leans over the counter')}\n`
  await write(words)

  const { comparison, proposed } = await compared()

  expect(comparison.lessons).toMatchObject([
    {
      id: 'second',
      language: 'en',
      change: 'changed',
      paragraphs: { changed: 1, added: 0, removed: 0 },
      activities: { changed: 0, added: 1, removed: 0 },
    },
  ])
  expect(comparison.questions).toEqual([])
  expect(comparison.files.map(({ path, change }) => [path, change])).toEqual([[`${folder}/02-second.mdx`, 'changed']])
  expect(proposed).toEqual({ lessonIds: ['second'], objectives: ['reply'] })
})

test('of a question it is said what changed: its words, its answers, or which of them is right', async () => {
  const { write, compared } = await desk()
  const path = `${folder}/bank/quiz.mdx`
  const quiz = soundSyllabus()[path] ?? ''
  const [first = '', second = '', ...rest] = quiz.split(/(?=<Question )/)
  const otherKey = first
    .replace('<Option correct>', '<Option>')
    .replace('<Option>\n    Answer', '<Option correct>\n    Answer')
  await write([otherKey, second.replace('What do you do first?', 'What do you do next?'), ...rest].join(''), path)

  const { comparison, proposed } = await compared()

  expect(comparison.questions.map(({ questionId, parts }) => [questionId, parts])).toEqual([
    ['p-q0', ['key']],
    ['p-q1', ['stem']],
  ])
  expect(comparison.lessons).toEqual([])
  expect(proposed).toEqual({ lessonIds: [], objectives: ['reply'] })
})

test('nothing of another language asks holders for anything, and equal texts do not differ', async () => {
  const { write, compared } = await desk()
  await write(secondLesson().replace('title: Second', 'title: Deuxième'), `${folder}/02-second.fr.mdx`)

  const { comparison, proposed } = await compared()

  expect(comparison.lessons).toMatchObject([{ id: 'second', language: 'fr', change: 'new' }])
  expect(proposed).toEqual({ lessonIds: [], objectives: [] })
})

test('two texts share a row where one took the other’s place, with the words marked, and long stretches are left out', () => {
  const same = ['One', 'Two', 'Three', 'Four']

  expect(textRows([...same, 'The door is shut'], [...same, 'The gate is shut', 'New'])).toEqual([
    { kind: 'left-out', count: 3 },
    { kind: 'same', words: 'Four' },
    {
      kind: 'different',
      before: [
        { words: 'The ', changed: false },
        { words: 'door', changed: true },
        { words: ' is shut', changed: false },
      ],
      after: [
        { words: 'The ', changed: false },
        { words: 'gate', changed: true },
        { words: ' is shut', changed: false },
      ],
    },
    { kind: 'different', before: null, after: [{ words: 'New', changed: true }] },
  ])
})

test('what a material change would do is counted before: certificates, access that closes, and what else is in the way', async () => {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const holders = []
  for (const name of ['Ann', 'Ben', 'Cid']) {
    const person = await addTestPerson(db, { name })
    await learnerOf(db, catalogue, person.id).becomeCertified(noon)
    holders.push(person)
  }
  await addTestPerson(db, { name: 'Nobody certified' })
  const [ann] = holders
  const suspension = {
    personId: ann?.id ?? '',
    programmeId: catalogue.programmeId,
    ground: 'conduct',
    note: null,
    endsAt: null,
  } as const
  await suspendPerson(db, suspension, operator, noon)
  const graceUntil = new Date('2026-05-01T19:59:59.999Z')
  const foresee = (until: Date | null) => foreseeCoursePublication(db, { courseId: 'tides', graceUntil: until }, noon)

  const [effect] = await foresee(graceUntil)
  expect(effect).toMatchObject({ certificates: 3, open: 2, alreadyDue: 0, endsBefore: 0, closes: 2, dependants: [] })
  expect(effect?.units.map(({ closes }) => closes).sort()).toEqual([0, 1, 1])
  expect((await foresee(new Date('2028-01-01T00:00:00.000Z')))[0]).toMatchObject({ endsBefore: 2, closes: 0 })
  expect(await foreseeCoursePublication(db, { courseId: 'elsewhere', graceUntil }, noon)).toEqual([])

  await publishTestProgramme(db, catalogue, { material: true, graceUntil, at: noon })
  expect((await foresee(graceUntil))[0]).toMatchObject({ open: 2, alreadyDue: 2, closes: 0 })
})

async function desk() {
  const db = await emptyDatabase()
  const scene = await publishingDesk(db, noon)
  async function compared() {
    const draft = await findDraft(db, courseId)
    const published = await findPublishedFiles(db, courseId)
    if (!draft || !published) throw new Error('There is no course')
    const { course, errors } = await preparePublication(db, draft, weighCourse)
    if (!course) throw new Error(JSON.stringify(errors))
    const after = contentOf(course, draft.files)
    const comparison = compareCourses(await findRevisionContent(db, published.revisionId), after)
    return { comparison, proposed: proposeUpdate(comparison, after) }
  }
  return { ...scene, compared }
}
