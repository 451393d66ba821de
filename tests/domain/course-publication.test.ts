import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import {
  courseDrafts,
  courseRevisions,
  courseUpdates,
  draftFiles,
  ledgerEntries,
  setAsideTexts,
} from '#db/schema/index.ts'
import { soundSyllabus } from '#tests/domain/catalogue-lint-scene.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, grantTestRole } from '#tests/support/people.ts'
import { publishingDesk, secondLessonPath } from '#tests/support/publishing-desk.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const graceUntil = new Date('2026-05-01T19:59:59.999Z')
const { courseId } = authoredCourse
const finalPath = `${authoredCourse.folder}/bank/final.mdx`
const asked = { lessonIds: ['second'], objectives: ['reply'], graceUntil }

test('what an author publishes is the next revision, says why, and leaves no draft behind', async () => {
  const { db, author, write, publish } = await desk()
  await write()

  expect(await publish()).toEqual({ kind: 'published', number: 2 })

  const [newest] = await db.select().from(courseRevisions).where(eq(courseRevisions.number, 2))
  expect(newest).toMatchObject({ origin: 'draft', reason: 'It was not clear', material: false, publishedBy: author.id })
  expect((await findDraft(db, courseId))?.isChanged).toBe(false)
  expect(await db.select().from(draftFiles)).toEqual([])
  expect(await db.select().from(courseUpdates)).toEqual([])
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'course.published'))
  expect(entries.filter(({ actorId }) => actorId === author.id)).toHaveLength(1)
  expect(await publish()).toMatchObject({ reason: 'no-such-draft' })
})

test('a material change asks every programme with the module for what changed, until the grace is over', async () => {
  const { db, write, publish } = await desk()
  await write()

  expect(await publish(asked)).toEqual({ kind: 'published', number: 2 })

  const updates = await db.select().from(courseUpdates)
  expect(updates).toMatchObject([{ programmeId: 'social-media-access', courseId, ...asked, withdrawnAt: null }])
})

test('a change that closes access at once takes a legal reviewer, and one that asks for nothing is refused', async () => {
  const { db, author, write, publish } = await desk()
  await write()
  const atOnce = { ...asked, graceUntil: null }

  expect(await publish(atOnce)).toMatchObject({ reason: 'no-grace-by-legal-reviewer' })
  expect(await publish({ ...asked, graceUntil: new Date(noon.getTime() - 1) })).toMatchObject({ reason: 'grace-over' })
  expect(await publish({ ...asked, lessonIds: [], objectives: [] })).toMatchObject({ reason: 'update-asks-nothing' })
  expect(await publish({ ...asked, lessonIds: ['third'] })).toMatchObject({ reason: 'update-asks-nothing' })
  await grantTestRole(db, author.id, 'legal-reviewer', author.unitId)
  expect(await publish(atOnce)).toMatchObject({ kind: 'published' })
})

test('only what was looked at is published: another word, another grace or another publication is told', async () => {
  const { write, fingerprint, publish } = await desk()
  await write()
  const looked = await fingerprint()

  await write(secondLesson('Another beginning.'))

  expect(await publish(null, { looked })).toMatchObject({ reason: 'course-preview-stale' })
  expect(await publish(asked, { looked: await fingerprint() })).toMatchObject({ reason: 'course-preview-stale' })
})

test('of two authors who publish at once one wins, and the other is told', async () => {
  const { db, write, publish } = await desk()
  const other = await addTestAuthor(db, 'author', noon)
  await write()
  await write(`${secondLesson()}\n`, secondLessonPath, other.actor)

  const outcomes = await Promise.all([publish(), publish(null, { by: other.actor })])

  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['published', 'refused'])
  expect(await db.select().from(courseRevisions).where(eq(courseRevisions.number, 3))).toEqual([])
})

test('an import in between is not overwritten unseen', async () => {
  const { db, write, fingerprint, publish } = await desk()
  await write()
  const looked = await fingerprint()

  await publishAuthoredCourse(db, { [secondLessonPath]: secondLesson('From the files.') }, noon)

  expect(await publish(null, { looked })).toMatchObject({ reason: 'course-preview-stale' })
  expect(await publish()).toMatchObject({ reason: 'draft-file-outdated' })
})

test('a draft with an error, a lesson too heavy or too few questions for a programme is not published', async () => {
  const { write, publish } = await desk()
  await write(secondLesson('See {process.env.SECRET}.'))
  expect(await publish()).toMatchObject({ reason: 'draft-has-errors' })
  await write(secondLesson(heavyWords()))
  expect(await publish()).toMatchObject({ reason: 'lesson-too-heavy' })
  await write()
  const final = soundSyllabus()[finalPath] ?? ''
  await write(final.replaceAll(' critical', ''), finalPath)
  expect(await publish()).toMatchObject({ reason: 'programme-lacks-questions' })
})

test('nobody but an author of the course publishes it, and what was set aside stays', async () => {
  const { db, author, write, publish } = await desk()
  await write()
  const late = { courseId, path: secondLessonPath, content: new TextEncoder().encode('Too late'), version: 0 }
  await saveDraftFile(db, late, author.actor, noon)
  const stranger = await addTestOfficer(db, 'trainer')
  const reviewer = await addTestAuthor(db, 'reviewer', noon)
  const administrator = await addTestOfficer(db, 'administrator')

  for (const { actor } of [stranger, reviewer, administrator])
    expect(await publish(null, { by: actor })).toMatchObject({ reason: 'not-on-the-team' })
  expect(await db.select().from(courseDrafts)).toHaveLength(1)
  expect(await db.select().from(setAsideTexts)).toHaveLength(1)
})

/** Sixteen kilobytes that no compression makes small: words that nobody said before. */
function heavyWords(): string {
  let seed = 7
  const letter = () => {
    seed = (seed * 48271) % 2147483647
    return String.fromCharCode(97 + (seed % 26))
  }
  const word = () => Array.from({ length: 9 }, letter).join('')
  return Array.from({ length: 2500 }, (_, n) => (n % 12 === 11 ? `${word()}.` : word())).join(' ')
}

async function desk() {
  const db = await emptyDatabase()
  return { db, ...(await publishingDesk(db, noon)) }
}
