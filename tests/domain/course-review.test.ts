import { expect, test } from 'vitest'
import { askForReview } from '#app/domain/authoring/ask-for-review.ts'
import { decideReview } from '#app/domain/authoring/decide-review.ts'
import { draftFingerprint } from '#app/domain/authoring/draft-fingerprint.ts'
import { draftHash } from '#app/domain/authoring/draft-hash.ts'
import { type Draft, draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { findReviewState } from '#app/domain/authoring/find-draft-review.ts'
import { moveLesson } from '#app/domain/authoring/move-lesson.ts'
import { setSecondTrainerRule } from '#app/domain/authoring/second-trainer-rule.ts'
import { takeBackChange } from '#app/domain/authoring/take-back-change.ts'
import { throwDraftAway } from '#app/domain/authoring/throw-draft-away.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { listTasks } from '#app/domain/tasks/list-tasks.ts'
import type { Database } from '#db/handle.ts'
import { addTestAuthor, authoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, operator } from '#tests/support/people.ts'
import { publishingDesk, secondLessonPath } from '#tests/support/publishing-desk.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const { courseId } = authoredCourse

test('where a course has a second trainer, a draft is published only after they approved it as it is', async () => {
  const { reviewer, write, publish, ask, decide } = await desk()
  await write()
  expect(await publish()).toMatchObject({ reason: 'second-trainer-first' })

  expect(await ask()).toMatchObject({ kind: 'asked' })
  expect(await ask()).toMatchObject({ reason: 'review-already-asked' })
  expect(await decide(reviewer.actor)).toEqual({ kind: 'approved' })

  await write(secondLesson('One more word.'))
  expect(await publish()).toMatchObject({ reason: 'second-trainer-first' })
  await ask()
  await decide(reviewer.actor)
  expect(await publish()).toEqual({ kind: 'published', number: 2 })
})

test('a draft sent back goes with words, and what was approved and then sent back is not approved', async () => {
  const { author, reviewer, write, publish, ask, decide, state } = await desk()
  await write()
  await ask()

  expect(await decide(reviewer.actor, 'sent-back', '')).toMatchObject({ reason: 'words-missing' })
  expect(await decide(reviewer.actor, 'sent-back', 'Say who decides.')).toEqual({ kind: 'sent-back' })

  expect((await state(author.actor)).last).toMatchObject({ decision: 'sent-back', decisionNote: 'Say who decides.' })
  expect(await publish()).toMatchObject({ reason: 'second-trainer-first' })
  expect(await decide(reviewer.actor)).toMatchObject({ reason: 'no-such-review' })
})

test('nobody approves what they asked for or wrote in, and nobody else’s trainer decides', async () => {
  const { db, author, reviewer, write, ask, decide } = await desk()
  const other = await addTestAuthor(db, 'author', noon)
  const translator = await addTestAuthor(db, 'translator', noon)
  const stranger = await addTestOfficer(db, 'trainer')
  await write()
  await write(`${secondLesson()}\n`, secondLessonPath, other.actor)
  await ask()

  expect(await decide(author.actor)).toMatchObject({ reason: 'review-of-oneself' })
  expect(await decide(other.actor)).toMatchObject({ reason: 'review-of-own-words' })
  expect(await decide(translator.actor)).toMatchObject({ reason: 'not-on-the-team' })
  expect(await decide(stranger.actor)).toMatchObject({ reason: 'not-on-the-team' })
  expect(await decide(reviewer.actor)).toEqual({ kind: 'approved' })
})

test('whoever wrote in a draft approves it no more, though somebody wrote on after them or moved the text', async () => {
  const { db, author, reviewer, write, ask, decide } = await desk()
  const other = await addTestAuthor(db, 'author', noon)
  const move = async () => {
    const fingerprint = draftFingerprint((await findDraft(db, courseId)) as Draft)
    await moveLesson(db, { courseId, lessonId: 'second', place: 1, fingerprint }, author.actor, noon)
  }
  await write(secondLesson('Her words.'), secondLessonPath, other.actor)
  await write(secondLesson('Her words, and mine.'))
  await ask()
  expect(await decide(other.actor)).toMatchObject({ reason: 'review-of-own-words' })

  await move()
  await ask()
  expect(await decide(other.actor)).toMatchObject({ reason: 'review-of-own-words' })
  expect(await decide(reviewer.actor)).toEqual({ kind: 'approved' })
})

test('whoever’s words were all taken back may approve what others wrote', async () => {
  const { db, write, ask, decide } = await desk()
  const other = await addTestAuthor(db, 'author', noon)
  await write(secondLesson('Her words.'), secondLessonPath, other.actor)
  await takeBackChange(db, { courseId, path: secondLessonPath, version: 1 }, other.actor, noon)
  await write(`${await firstText(db)}\n`, '02-privacy/01-first.mdx')
  await ask()

  expect(await decide(other.actor)).toEqual({ kind: 'approved' })
})

test('a draft that changed while it was looked at is looked at again', async () => {
  const { reviewer, write, ask, decide } = await desk()
  await write()
  await ask()

  expect(await decide(reviewer.actor, 'approved', '', 'another hash')).toMatchObject({ reason: 'draft-changed-since' })
})

test('a waiting review is a task of the course’s other trainers, and of nobody who wrote in the draft', async () => {
  const { db, author, reviewer, write, ask, decide } = await desk()
  await write()
  await ask()
  const tasksOf = async ({ id }: { id: string }) =>
    (await listTasks(db, { personId: id }, noon)).map(({ kind }) => kind)

  expect(await tasksOf(reviewer)).toEqual(['course-review'])
  expect(await tasksOf(author)).toEqual([])

  await decide(reviewer.actor)
  expect(await tasksOf(reviewer)).toEqual([])
})

test('an administrator says when a second trainer looks first: never lets one publish alone, always asks even where there is none', async () => {
  const { db, write, publish } = await desk()
  await write()
  const set = (rule: 'never' | 'always', before: 'where-possible' | 'never', actor: Actor = operator) =>
    setSecondTrainerRule(db, { rule, before, reason: 'A small team' }, actor, noon)
  const trainer = await addTestOfficer(db, 'trainer')

  expect(await set('never', 'where-possible', trainer.actor)).toMatchObject({ reason: 'administrators-only' })
  expect(await set('never', 'where-possible')).toEqual({ kind: 'set' })
  expect(await set('never', 'where-possible')).toEqual({ kind: 'unchanged' })
  expect(await set('always', 'where-possible')).toMatchObject({ reason: 'changed-since-preview' })
  expect(await publish()).toMatchObject({ kind: 'published' })

  await set('always', 'never')
  await write(secondLesson('Once more.'))
  expect(await publish()).toMatchObject({ reason: 'second-trainer-first' })
})

test('nobody is asked to look at a draft that was given up', async () => {
  const { db, author, reviewer, write, ask } = await desk()
  await write()
  await ask()
  const draft = (await findDraft(db, courseId)) as Draft

  const given = { courseId, reason: 'Not needed', fingerprint: draftFingerprint(draft) }
  expect(await throwDraftAway(db, given, author.actor, noon)).toMatchObject({ kind: 'thrown-away' })

  expect(await listTasks(db, { personId: reviewer.id }, noon)).toEqual([])
})

async function desk() {
  const db = await emptyDatabase()
  const scene = await publishingDesk(db, noon)
  const reviewer = await addTestAuthor(db, 'reviewer', noon)
  const hashNow = async () => {
    const draft = await findDraft(db, courseId)
    return draft ? draftHash(draft) : ''
  }
  const state = async (actor: Actor) => findReviewState(db, { courseId, hash: await hashNow() }, actor, noon)
  const ask = async (by: Actor = scene.author.actor) =>
    askForReview(db, { courseId, note: 'Please look', hash: await hashNow() }, by, noon)
  const decide = async (by: Actor, decision: 'approved' | 'sent-back' = 'approved', note = '', hash?: string) => {
    const reviewId = (await state(by)).waiting?.id ?? 'none'
    return decideReview(db, { courseId, reviewId, decision, note, hash: hash ?? (await hashNow()) }, by, noon)
  }
  return { db, ...scene, reviewer, state, ask, decide }
}

async function firstText(db: Database): Promise<string> {
  const draft = await findDraft(db, courseId)
  return (draft && draftText(draft, '02-privacy/01-first.mdx')) ?? ''
}
