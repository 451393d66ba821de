import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { attempts } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson } from '#tests/support/people.ts'

const march = new Date('2026-03-02T05:00:00.000Z')
const august = new Date('2026-08-31T05:00:00.000Z')
const september = new Date('2026-09-02T05:00:00.000Z')
const operator = { kind: 'operator', name: 'somebody' } as const

test('a refresher is due six months after the certificate, and not due any more once it is done', async () => {
  const { learner, standingAt } = await certify()
  expect(await standingAt(august)).toMatchObject({ state: 'certified', refresherDue: false })
  expect(await learner.start('refresher', august)).toMatchObject({ reason: 'no-refresher-due' })
  const before = await standingAt(september)
  expect(before).toMatchObject({ state: 'certified', refresherDue: true, gate: 'open' })

  expect(await learner.sit('refresher', 'nothing', september)).toMatchObject({ passed: true, certificateId: null })

  expect(await standingAt(september)).toEqual({ ...before, refresherDue: false })
  expect(await learner.start('refresher', september)).toMatchObject({ reason: 'no-refresher-due' })
})

test('who never takes it keeps certificate and access as long as everybody else', async () => {
  const { standingAt } = await certify()
  const { validUntil } = await standingAt(march)

  expect(await standingAt(validUntil as Date)).toMatchObject({ state: 'expiring', gate: 'open', validUntil })
  expect(await standingAt(new Date('2026-12-20T05:00:00.000Z'))).toMatchObject({ gate: 'open', refresherDue: true })
})

test('it asks six questions of what went wrong and one new case, from the quiz pools only', async () => {
  const { db, person, catalogue, learner } = await certify({ weakIn: 'winds/sort' })
  const earlier = await db.select({ paper: attempts.paper }).from(attempts).where(eq(attempts.personId, person.id))
  const seen = new Set(earlier.flatMap(({ paper }) => paper.map((item) => item.questionVersionId)))

  const started = await learner.start('refresher', september)
  if (started.kind === 'refused') throw new Error(started.reason)
  const items = (await findAttempt(db, { personId: person.id, attemptId: started.attemptId }))?.items ?? []

  expect(items).toHaveLength(7)
  const questions = items.map((item) => catalogue.questions.get(item.questionVersionId))
  expect(new Set(questions.map((one) => one?.pool))).toEqual(new Set(['quiz']))
  expect(items.map((item) => item.newCase)).toEqual([...Array(6).fill(false), true])
  expect(seen.has(items.at(-1)?.questionVersionId ?? '')).toBe(false)
  const six = items.slice(0, 6).map(({ courseId, objective }) => `${courseId}/${objective}`)
  const count = (name: string) => six.filter((one) => one === name).length
  for (const other of ['tides/sort', 'tides/decide', 'winds/decide']) {
    expect(count('winds/sort')).toBeGreaterThan(count(other))
  }
})

test('every answer and its reason is shown afterwards, and none before', async () => {
  const { db, person, learner } = await certify()
  const started = await learner.start('refresher', september)
  if (started.kind === 'refused') throw new Error(started.reason)
  const whose = { personId: person.id, attemptId: started.attemptId }
  expect(JSON.stringify(await findAttempt(db, whose))).not.toMatch(/correct|because/i)
  expect(await findReview(db, whose)).toBeNull()

  await learner.sit('refresher', 'nothing', september)

  const review = await findReview(db, whose)
  expect(review?.kind).toBe('refresher')
  expect(JSON.stringify(review)).toMatch(/correctOptionId.*|Because of/)
})

test('two tabs sit at one refresher, and one that was begun may be finished when none is due any more', async () => {
  const { learner, standingAt } = await certify()
  const tabs = await Promise.all([learner.start('refresher', september), learner.start('refresher', september)])
  expect(tabs.map((tab) => tab.kind).sort()).toEqual(['resumed', 'started'])

  const inJanuary = new Date('2027-01-20T05:00:00.000Z')
  expect(await standingAt(inJanuary)).toMatchObject({ state: 'expiring', refresherDue: false })
  expect(await learner.sit('refresher', 'all', inJanuary)).toMatchObject({ passed: true })
  expect(await standingAt(inJanuary)).toMatchObject({ state: 'expiring', gate: 'open' })
})

test('it is offered to nobody without a certificate that holds', async () => {
  const { db, person, catalogue, learner } = await certify()
  const newcomer = learnerOf(db, catalogue, (await addTestPerson(db)).id)
  expect(await newcomer.start('refresher', september)).toMatchObject({ reason: 'no-refresher-due' })
  expect(await learner.start('tides', september, 'refresher')).toMatchObject({ reason: 'no-such-part' })

  const suspension = { personId: person.id, programmeId: catalogue.programmeId, ground: 'conduct' as const }
  await suspendPerson(db, { ...suspension, note: null, endsAt: null }, operator, september)
  expect(await learner.start('refresher', september)).toMatchObject({ reason: 'suspended' })
})

/** Somebody certified in March; where they are weak they got every question of the first quiz wrong. */
async function certify({ weakIn = '' }: { weakIn?: string } = {}) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const person = await addTestPerson(db)
  const learner = learnerOf(db, catalogue, person.id)
  await learner.learn(march)
  const isStrong = (one: { courseId: string; objective: string }) => `${one.courseId}/${one.objective}` !== weakIn
  for (const { id } of catalogue.courses) await learner.sit(id, isStrong, march)
  await learner.sit('final', 'all', march)
  await learner.sign(march)
  const whose = { personId: person.id, programmeId: catalogue.programmeId }
  return { db, catalogue, person, learner, standingAt: (at: Date) => findStanding(db, whose, at) }
}
