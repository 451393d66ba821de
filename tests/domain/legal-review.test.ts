import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findLegalFact } from '#app/domain/catalogue/find-legal-fact.ts'
import { listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import { reviewLegalFact } from '#app/domain/catalogue/review-legal-fact.ts'
import { whatRestsOn } from '#app/domain/catalogue/what-rests-on.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { ledgerEntries, legalReviews, type Role } from '#db/schema/index.ts'
import { addTestProgramme, publishTestCourse } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { aFact, publishLaw, restOn } from '#tests/support/law.ts'
import { addTestOfficer, addTestUnit, operator } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T08:00:00.000Z')

test('a legal reviewer of the whole organisation confirms a fact as at a day, in one entry of the ledger', async () => {
  const { db, reviewer, review } = await aRegister()

  const outcome = await review({}, reviewer.actor)

  expect(outcome.kind).toBe('reviewed')
  const fact = await findLegalFact(db, 'ebb', monday)
  expect(fact).toMatchObject({ reviewState: 'confirmed', needsReview: false })
  expect(fact?.review).toMatchObject({ reviewerName: 'Somebody the legal-reviewer', asAtOn: '2026-03-01' })
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.subjectId, 'ebb'))
  expect(entries).toMatchObject([{ action: 'legal-fact.reviewed', actorId: reviewer.id }])
})

test('nobody else says what the law is: not a reviewer of one ministry, no other role, no operator', async () => {
  const { db, top, review } = await aRegister()
  const ministry = await addTestUnit(db, { parentId: top })
  const refused = { kind: 'refused', reason: 'legal-reviewers-only' }

  expect(await review({}, (await addTestOfficer(db, 'legal-reviewer', ministry)).actor)).toEqual(refused)
  for (const role of ['trainer', 'administrator', 'auditor', 'translator'] satisfies Role[]) {
    expect(await review({}, (await addTestOfficer(db, role, top)).actor), role).toEqual(refused)
  }
  expect(await review({}, operator)).toEqual(refused)
  expect(await db.select().from(legalReviews)).toEqual([])
})

test('a fact whose text changed asks again, and a form about the earlier text is refused', async () => {
  const { db, reviewer, review } = await aRegister()
  await review({}, reviewer.actor)
  const before = await findLegalFact(db, 'ebb', monday)

  await publishLaw(db, [aFact('ebb', { provision: 'Section 5' }), aFact('flow')], later(1))

  expect(await findLegalFact(db, 'ebb', later(1))).toMatchObject({ reviewState: 'changed', needsReview: true })
  const stale = { factHash: before?.hash, afterReviewId: before?.review?.id, note: 'Again' }
  expect(await review(stale, reviewer.actor, later(1))).toEqual({ kind: 'refused', reason: 'fact-changed' })
})

test('a register that only calls a fact verified, or was read anew, does not ask again', async () => {
  const { db, reviewer, review } = await aRegister()
  await review({}, reviewer.actor)

  await publishLaw(db, [aFact('ebb', { state: 'verified', source: 'The Gazette', asAt: '2026-03-01' })], later(1))

  const fact = await findLegalFact(db, 'ebb', later(1))
  expect(fact).toMatchObject({ reviewState: 'confirmed', state: 'verified' })
  expect(fact?.saidSince).toEqual(published)
})

test('a form sent twice is one review; two reviewers cannot contradict each other unseen', async () => {
  const { db, top, reviewer, review } = await aRegister()
  const other = await addTestOfficer(db, 'legal-reviewer', top)

  const first = await review({}, reviewer.actor)
  expect(await review({}, reviewer.actor)).toEqual(first)
  expect(await review({ finding: 'wrong' }, other.actor)).toEqual({ kind: 'refused', reason: 'reviewed-meanwhile' })

  expect(await db.select().from(legalReviews)).toHaveLength(1)
})

test('the day of the law is not to come, and the day to look again lies ahead, within two years', async () => {
  const { reviewer, review } = await aRegister()
  const refusalOf = async (days: object) => {
    const outcome = await review(days, reviewer.actor)
    return outcome.kind === 'refused' ? outcome.reason : null
  }

  expect(await refusalOf({ asAtOn: '2026-03-03' })).toBe('as-at-in-the-future')
  expect(await refusalOf({ reviewByOn: '2026-03-02' })).toBe('review-by-too-early')
  expect(await refusalOf({ reviewByOn: '2028-03-03' })).toBe('review-by-too-late')
  expect(await refusalOf({ reviewByOn: '2028-03-02' })).toBeNull()
})

test('a confirmation runs out, and a fact found wrong stays so until its text changes', async () => {
  const { db, reviewer, review } = await aRegister()
  await review({ reviewByOn: '2026-03-31' }, reviewer.actor)
  expect(await findLegalFact(db, 'ebb', later(29))).toMatchObject({ reviewState: 'confirmed' })
  const old = await findLegalFact(db, 'ebb', later(30))
  expect(old).toMatchObject({ reviewState: 'out-of-date', needsReview: true })

  const found = { finding: 'wrong', reviewByOn: '2026-06-30', afterReviewId: old?.review?.id } as const
  expect((await review(found, reviewer.actor, later(30))).kind).toBe('reviewed')

  expect(await findLegalFact(db, 'ebb', later(200))).toMatchObject({ reviewState: 'wrong', needsReview: false })
})

test('only what the register is unsure of, or calls out of date itself, waits for a first look', async () => {
  const { db } = await aRegister()
  const register = [
    aFact('ebb'),
    aFact('flow', { state: 'verified' }),
    aFact('spring', { state: 'reported' }),
    aFact('neap', { state: 'verified', reviewBy: '2026-03-01' }),
  ]
  await publishLaw(db, register, later(1))

  const facts = await listLegalFacts(db, later(1))

  expect(facts.filter((fact) => fact.needsReview).map(({ id }) => id)).toEqual(['ebb', 'neap'])
  expect(facts.every(({ reviewState }) => reviewState === 'never')).toBe(true)
})

test('what rests on a fact is read from the current revisions, without saying which answer is right', async () => {
  const { db } = await aRegister()
  const catalogue = await addTestProgramme(db, { at: monday })
  await restOn(db, 'ebb', { courseId: 'tides', lessonId: 'lesson-2', questionId: 'final-sort-1' })

  const resting = await whatRestsOn(db, 'ebb', monday)

  expect(resting.pages).toMatchObject([{ kind: 'lesson', courseId: 'tides', pageId: 'lesson-2', isJobAid: false }])
  expect(resting.questions).toMatchObject([{ questionId: 'final-sort-1', pool: 'final' }])
  expect(JSON.stringify(resting)).not.toContain('correct')
  expect(await whatRestsOn(db, 'flow', monday)).toEqual({ pages: [], questions: [] })

  await publishTestCourse(db, catalogue, 'tides', { at: later(1) })
  expect(await whatRestsOn(db, 'ebb', later(1))).toEqual({ pages: [], questions: [] })
})

const published = new Date('2026-01-05T08:00:00.000Z')

function later(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}

async function aRegister() {
  const db = await emptyDatabase()
  const top = await addTestUnit(db)
  await publishLaw(db, [aFact('ebb'), aFact('flow')], published)
  const { hash } = (await findLegalFact(db, 'ebb', monday)) as { hash: string }
  const usual = {
    factId: 'ebb',
    factHash: hash,
    afterReviewId: null,
    finding: 'confirmed',
    source: 'Official Gazette 12',
    note: '',
    asAtOn: '2026-03-01',
    reviewByOn: '2027-03-01',
  } as const
  return {
    db,
    top,
    reviewer: await addTestOfficer(db, 'legal-reviewer', top),
    review: (details: object, actor: Actor, at = monday) => reviewLegalFact(db, { ...usual, ...details }, actor, at),
  }
}
