import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addToCourseTeam } from '#app/domain/catalogue/add-to-course-team.ts'
import { endCoursePart } from '#app/domain/catalogue/end-course-part.ts'
import { isOnCourseTeam, listCourseTeam } from '#app/domain/catalogue/list-course-team.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { type CoursePart, ledgerEntries } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const reason = 'Wrote the first version'

test('a trainer becomes author of a course, once, and is taken off again', async () => {
  const { db, trainer, add, isAuthor } = await office()

  const outcomes = await Promise.all([add(trainer.id, 'author'), add(trainer.id, 'author')])

  expect(outcomes).toMatchObject([{ kind: 'added' }, { reason: 'already-on-team' }])
  expect(await isAuthor()).toBe(true)
  expect(await listCourseTeam(db, 'tides', noon)).toMatchObject([{ personId: trainer.id, part: 'author', reason }])
  expect(await listCourseTeam(db, 'winds', noon)).toEqual([])
  const memberId = outcomes[0]?.kind === 'added' ? outcomes[0].memberId : ''
  expect(await endCoursePart(db, { memberId, reason }, operator, noon)).toEqual({ kind: 'ended', courseId: 'tides' })
  expect(await endCoursePart(db, { memberId, reason }, operator, noon)).toMatchObject({ reason: 'no-such-member' })
  expect(await isAuthor()).toBe(false)
  expect(await add(trainer.id, 'author')).toMatchObject({ kind: 'added' })
  const entries = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(3)
  expect(entries.map(({ action }) => action)).toEqual(['course-team.joined', 'course-team.left', 'course-team.joined'])
})

test('only whoever holds the role for a part is given it', async () => {
  const { db, unit, trainer, add } = await office()
  const translator = await addTestOfficer(db, 'translator', unit)
  const learner = await addTestPerson(db, { unitId: unit })

  expect(await add(learner.id, 'author')).toMatchObject({ reason: 'not-for-this-part' })
  expect(await add(translator.id, 'author')).toMatchObject({ reason: 'not-for-this-part' })
  expect(await add(translator.id, 'translator')).toMatchObject({ kind: 'added' })
  expect(await add(trainer.id, 'translator')).toMatchObject({ kind: 'added' })
  expect(await add(trainer.id, 'reviewer')).toMatchObject({ kind: 'added' })
  expect(await add(trainer.id, 'author', 'no-course')).toMatchObject({ reason: 'no-such-course' })
})

test('whoever leaves the service is off every team by that', async () => {
  const { db, trainer, add, isAuthor } = await office()
  await add(trainer.id, 'author')

  await recordLeaving(db, { personId: trainer.id }, operator, noon)

  expect(await isAuthor()).toBe(false)
  expect(await listCourseTeam(db, 'tides', noon)).toEqual([])
})

test('an administrator of one ministry decides about no team', async () => {
  const { db, unit, trainer, add } = await office()
  const ministry = await addTestUnit(db, { parentId: unit })
  const administrator = await addTestOfficer(db, 'administrator', ministry)
  const member = { courseId: 'tides', personId: trainer.id, part: 'author' as const, reason }

  expect(await addToCourseTeam(db, member, administrator.actor, noon)).toMatchObject({ reason: 'administrators-only' })
  const outcome = await add(trainer.id, 'author')
  const memberId = outcome.kind === 'added' ? outcome.memberId : ''
  expect(await endCoursePart(db, { memberId, reason }, administrator.actor, noon)).toMatchObject({
    reason: 'administrators-only',
  })
})

async function office() {
  const db = await emptyDatabase()
  await addTestProgramme(db)
  const unit = await addTestUnit(db)
  const trainer = await addTestOfficer(db, 'trainer', unit)
  const add = (personId: string, part: CoursePart, courseId = 'tides') =>
    addToCourseTeam(db, { courseId, personId, part, reason }, operator, noon)
  const isAuthor = () => isOnCourseTeam(db, { courseId: 'tides', personId: trainer.id, parts: ['author'] }, noon)
  return { db, unit, trainer, add, isAuthor }
}
