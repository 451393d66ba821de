import { expect, test } from 'vitest'
import { collectHeldData } from '#app/domain/data-protection/collect-held-data.ts'
import { lookAtPerson } from '#app/domain/people/look-at-person.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('a person learns what is held about them, and nothing about anybody else', async () => {
  const { db, person, other } = await scene()

  const held = await collectHeldData(db, person.id, monday)

  expect(held?.records.people).toEqual([expect.objectContaining({ id: person.id, name: 'Rosemay Reef' })])
  expect(held?.records.personIdentifiers).toHaveLength(1)
  expect(held?.records.lessonCompletions).not.toEqual([])
  expect(held?.records.certificates).toHaveLength(1)
  const { examinedAnswers = [], answersKeptBack = 0 } = held ?? {}
  expect(held?.records.answers).toHaveLength(examinedAnswers.length + answersKeptBack)
  const written = JSON.stringify(held)
  expect(written).not.toContain(other.id)
  expect(written).not.toContain('Wilna Wind')
  expect(await collectHeldData(db, 'nobody', monday)).toBeNull()
})

test('questions come with the person’s own answer, and never with what is right or why', async () => {
  const { db, person } = await scene()

  const held = await collectHeldData(db, person.id, monday)

  expect(held?.examinedAnswers).not.toEqual([])
  for (const answer of held?.examinedAnswers ?? []) {
    expect(Object.keys(answer).sort()).toEqual(['attemptId', 'ownAnswer', 'question'])
    expect(answer.ownAnswer).not.toBeNull()
  }
  const written = JSON.stringify(held)
  for (const secret of ['correctOptionId', 'becauseHtml', '"seed"', '"paper"']) expect(written).not.toContain(secret)
})

test('what was answered to questions of a final is not told while a final asks them: a good paper is the key; quizzes are', async () => {
  const { db, person } = await scene()
  const held = await collectHeldData(db, person.id, monday)
  const finals = held?.records.attempts.filter(({ kind }) => kind === 'final').map(({ id }) => id) ?? []
  expect(finals).not.toEqual([])
  expect(held?.examinedAnswers.filter(({ attemptId }) => finals.includes(attemptId))).toEqual([])
  expect(held?.answersKeptBack).toBeGreaterThan(0)
  expect(JSON.stringify(held?.records.answers)).not.toContain('optionId')
})

test('a person learns who looked at their record, and when', async () => {
  const { db, person } = await scene()
  const officer = await addTestOfficer(db, 'hr', person.unitId)
  await lookAtPerson(db, { personId: person.id, roles: ['hr'] }, officer.actor, monday)

  const held = await collectHeldData(db, person.id, monday)

  expect(held?.looks).toEqual([{ at: monday, name: 'Somebody the hr' }])
})

async function scene() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const person = await addTestPerson(db, { name: 'Rosemay Reef' })
  const other = await addTestPerson(db, { name: 'Wilna Wind' })
  const dayBefore = new Date(monday.getTime() - 86_400_000)
  await learnerOf(db, catalogue, other.id).becomeCertified(dayBefore)
  await learnerOf(db, catalogue, person.id).becomeCertified(dayBefore)
  return { db, person, other }
}
