import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { listCourseRevisions } from '#app/domain/authoring/list-course-revisions.ts'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { rollBackCourse, rollBackFingerprint } from '#app/domain/authoring/roll-back-course.ts'
import { withdrawalFingerprint, withdrawCourse } from '#app/domain/authoring/withdraw-course.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { weighCourse } from '#app/web/weigh-course.ts'
import { courseRevisions, courseUpdates } from '#db/schema/index.ts'
import { authoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, operator } from '#tests/support/people.ts'
import { publishingDesk, secondLessonPath } from '#tests/support/publishing-desk.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const tuesday = new Date('2026-03-03T08:00:00.000Z')
const graceUntil = new Date('2026-05-01T19:59:59.999Z')
const { courseId, programmeId } = authoredCourse

test('an earlier revision is put back as a new one, and what was asked meanwhile is taken back where that is wanted', async () => {
  const { db, rollBack } = await changedTwice()

  expect(await rollBack({ number: 1 })).toEqual({ kind: 'published', number: 4 })

  const current = await findPublishedFiles(db, courseId)
  expect(new TextDecoder().decode(current?.files.get(secondLessonPath)?.bytes)).toBe(secondLesson())
  const [newest] = await listCourseRevisions(db, courseId)
  expect(newest).toMatchObject({ number: 4, origin: 'roll-back', reason: 'It misled people', material: false })
  expect(await db.select().from(courseUpdates)).toMatchObject([{ withdrawnAt: null }])

  expect(await rollBack({ number: 2 })).toEqual({ kind: 'published', number: 5 })
  expect(await rollBack({ number: 1, withdrawUpdates: true })).toEqual({ kind: 'published', number: 6 })
  expect(await db.select().from(courseUpdates)).toMatchObject([{ withdrawnAt: tuesday }])
})

test('what is put back is what was looked at: by an author, over the revision that was shown, and something else than there is', async () => {
  const { db, rollBack } = await changedTwice()
  const stranger = await addTestOfficer(db, 'trainer')

  expect(await rollBack({ number: 1, by: stranger.actor })).toMatchObject({ reason: 'not-on-the-team' })
  expect(await rollBack({ number: 9 })).toMatchObject({ reason: 'no-such-revision' })
  expect(await rollBack({ number: 1, over: 2 })).toMatchObject({ reason: 'course-preview-stale' })
  expect(await rollBack({ number: 3 })).toMatchObject({ reason: 'course-nothing-changed' })
})

test('a draft under way stays when an earlier revision is put back, and its author is told', async () => {
  const { db, write, rollBack, publish } = await changedTwice()
  await write(secondLesson('A fourth beginning.'))

  await rollBack({ number: 1 })

  expect((await findDraft(db, courseId))?.files.get(secondLessonPath)).toMatchObject({ outdated: true })
  expect(await publish(null, { now: tuesday })).toMatchObject({ reason: 'draft-file-outdated' })
})

test('a module of a programme is not taken out; without one it is offered to nobody, and can be put back', async () => {
  const { db, author, write, publish, rollBack } = await changedTwice()
  await write(secondLesson('A fourth beginning.'))
  const withdraw = async (by: Actor = author.actor) => {
    const fingerprint = withdrawalFingerprint({ courseId, currentNumber: await newestNumber(db) })
    return withdrawCourse(db, { courseId, reason: 'Out of use', fingerprint }, by, tuesday)
  }
  expect(await withdraw()).toMatchObject({ reason: 'course-in-programme' })
  await dropModule(db)
  expect(await withdraw((await addTestOfficer(db, 'administrator')).actor)).toMatchObject({ reason: 'not-on-the-team' })

  expect(await withdraw()).toEqual({ kind: 'withdrawn', number: 4 })
  expect(await withdraw()).toMatchObject({ reason: 'already-withdrawn' })

  expect(await findCurrentCourses(db, [courseId], tuesday)).toEqual([])
  expect(await findCurrentCourses(db, [courseId], noon)).toMatchObject([{ number: 3 }])
  expect(await listDeskCourses(db, tuesday)).toMatchObject([{ courseId, publishedNumber: 4 }])
  expect(await publish(null, { now: tuesday })).toMatchObject({ reason: 'course-withdrawn' })

  expect(await rollBack({ number: 4 })).toEqual({ kind: 'published', number: 5 })
  expect(await findCurrentCourses(db, [courseId], tuesday)).toMatchObject([{ number: 5 }])
})

type Database = Awaited<ReturnType<typeof emptyDatabase>>

async function changedTwice() {
  const db = await emptyDatabase()
  const scene = await publishingDesk(db, noon)
  await scene.write(secondLesson('A new beginning.'))
  await scene.publish({ lessonIds: ['second'], objectives: ['reply'], graceUntil })
  await scene.write(secondLesson('A third beginning.'))
  await scene.publish()

  async function rollBack({
    number,
    over,
    withdrawUpdates = false,
    by = scene.author.actor,
  }: {
    number: number
    over?: number
    withdrawUpdates?: boolean
    by?: Actor
  }) {
    const currentNumber = over ?? (await newestNumber(db))
    const fingerprint = rollBackFingerprint({ courseId, number, currentNumber })
    const wanted = { courseId, number, withdrawUpdates, reason: 'It misled people', fingerprint }
    return rollBackCourse(db, wanted, weighCourse, by, tuesday)
  }
  return { db, ...scene, rollBack }
}

async function newestNumber(db: Database): Promise<number> {
  const [newest] = await db
    .select({ number: courseRevisions.number })
    .from(courseRevisions)
    .where(eq(courseRevisions.courseId, courseId))
    .orderBy(desc(courseRevisions.number))
  return newest?.number ?? 0
}

async function dropModule(db: Database) {
  const programme = await findProgramme(db, programmeId)
  if (!programme) throw new Error('There is no programme')
  const { body } = programme
  const without = { ...body, modules: [], final: { ...body.final, blueprint: [] } }
  const version = { body: without, source: 'without the module', material: false, graceUntil: null }
  await publishProgramme(db, version, operator, tuesday)
}
