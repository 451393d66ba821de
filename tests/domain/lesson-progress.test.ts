import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { clearActivityResponse } from '#app/domain/learning/clear-activity-response.ts'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import { findActivityResponses } from '#app/domain/learning/find-activity-responses.ts'
import { saveActivityResponse } from '#app/domain/learning/save-activity-response.ts'
import type { TriageActivity } from '#app/lesson-markup/activity.ts'
import { ledgerEntries, lessonCompletions, lessonRevisions } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestPerson } from '#tests/support/people.ts'
import { answerEveryActivity, publishShippedCourses } from '#tests/support/shipped.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('a lesson is completed when every activity was answered, and completing it twice is one fact', async () => {
  const { db, lesson, answer } = await scene()
  expect(await completeLesson(db, lesson, monday)).toEqual({ kind: 'refused', reason: 'activities-left' })
  await answer('pile-1')
  expect(await completeLesson(db, lesson, monday)).toEqual({ kind: 'refused', reason: 'activities-left' })
  await answer('pile-2')
  const entriesBefore = (await db.select().from(ledgerEntries)).length

  expect(await completeLesson(db, lesson, monday)).toEqual({ kind: 'completed' })
  expect(await completeLesson(db, lesson, new Date(monday.getTime() + 1000))).toEqual({ kind: 'completed' })

  expect(await db.select().from(lessonCompletions)).toMatchObject([{ completedAt: monday }])
  expect(await db.select().from(ledgerEntries)).toHaveLength(entriesBefore + 1)
})

test('what was answered in practice is there when its learner comes back, until they begin again', async () => {
  const { db, lesson, answer } = await scene()
  await answer('pile-1', 'a')
  await answer('pile-1', 'b')
  expect(await findActivityResponses(db, lesson)).toEqual({ 'pile-1': { kind: 'question', chosen: ['b'] } })

  await clearActivityResponse(db, { ...lesson, activityId: 'pile-1' })

  expect(await findActivityResponses(db, lesson)).toEqual({})
})

test('a lesson or an activity that does not exist is refused', async () => {
  const { db, lesson, answer } = await scene()
  expect(await completeLesson(db, { ...lesson, lessonId: 'nowhere' }, monday)).toMatchObject({
    reason: 'no-such-lesson',
  })
  expect(await answer('pile-9')).toEqual({ kind: 'refused', reason: 'no-such-activity' })
})

test('an inbox of which one comment was decided is not answered yet, in whichever language it was read', async () => {
  const db = await emptyDatabase()
  await publishShippedCourses(db)
  const { id: personId } = await addTestPerson(db)
  await answerEveryActivity(db, personId, monday)
  const lesson = { personId, courseId: 'communication', lessonId: 'triage-tree' }
  const [revision] = await db.select().from(lessonRevisions).where(eq(lessonRevisions.lessonId, 'triage-tree'))
  const inbox = revision?.activities.find(({ kind }) => kind === 'triage') as TriageActivity
  const decisions = inbox.comments.map(({ id, action, reason }) => ({ comment: id, action, reason }))
  const decide = (count: number) =>
    saveActivityResponse(
      db,
      { ...lesson, activityId: inbox.id, response: { kind: 'triage', decisions: decisions.slice(0, count) } },
      monday,
    )

  await decide(1)
  expect(await completeLesson(db, lesson, monday)).toEqual({ kind: 'refused', reason: 'activities-left' })
  await decide(decisions.length)
  expect(await completeLesson(db, lesson, monday)).toEqual({ kind: 'completed' })
})

async function scene() {
  const db = await emptyDatabase()
  await addTestProgramme(db, { activities: ['pile-1', 'pile-2'] })
  const person = await addTestPerson(db)
  const lesson = { personId: person.id, courseId: 'tides', lessonId: 'lesson-1' }
  const answer = (activityId: string, option = 'a') =>
    saveActivityResponse(db, { ...lesson, activityId, response: { kind: 'question', chosen: [option] } }, monday)
  return { db, lesson, answer }
}
