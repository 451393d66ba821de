import { expect, test } from 'vitest'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { attemptReturns, type ConcernKind, certificates } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('a spent final is given back when the learner was right: no pause, no strike, and its mark stays', async () => {
  const { learner, contest, failed, tries, trainer } = await scene()
  const attemptId = await failed(monday)
  expect(await learner.start('final', hours(1))).toMatchObject({ reason: 'cool-down' })

  expect(await contest(attemptId, trainer.id, { outcome: 'right' })).toMatchObject({ returnedAttemptId: attemptId })

  expect(await learner.start('final', hours(2))).toMatchObject({ kind: 'started' })
  expect((await tries()).find(({ id }) => id === attemptId)).toMatchObject({
    passed: false,
    scorePercent: 0,
    returnedAt: hours(1),
  })
})

test('given back, an attempt opens a final that was locked, and the others still count', async () => {
  const { learner, contest, failed, standing, trainer } = await scene()
  const spent = [await failed(monday), await failed(hours(25)), await failed(hours(50))]
  expect(await learner.start('final', hours(100))).toMatchObject({ reason: 'needs-unlock' })

  await contest(spent[0] as string, trainer.id, { outcome: 'right' }, hours(100))

  expect(await standing(hours(99))).toMatchObject({ blocked: 'needs-unlock' })
  expect(await standing(hours(101))).toMatchObject({ blocked: null })
  await failed(hours(101))
  expect(await learner.start('final', hours(200))).toMatchObject({ reason: 'needs-unlock' })
})

test('who was not right, and who only got an answer, keeps the pause', async () => {
  const { learner, contest, failed, trainer } = await scene()
  const attemptId = await failed(monday)
  for (const outcome of ['not-right', null, 'answered'] as const) await contest(attemptId, trainer.id, { outcome })

  expect(await learner.start('final', hours(2))).toMatchObject({ reason: 'cool-down' })
})

test('nothing is given back twice, and neither a passed final nor a quiz is', async () => {
  const { db, learner, contest, failed, trainer } = await scene()
  const attemptId = await failed(monday)
  await contest(attemptId, trainer.id, { outcome: 'right' })
  await contest(attemptId, trainer.id, { outcome: 'right', words: 'Again' }, hours(2))
  const passed = await learner.sit('final', 'all', hours(3))
  const quiz = await learner.sit('tides', 'nothing', hours(3))
  for (const [position, sat] of [passed, quiz].entries()) {
    const about = (sat as { attemptId: string }).attemptId
    const right = await contest(about, trainer.id, { outcome: 'right' }, hours(4 + position))
    const insisting = await contest(about, trainer.id, { outcome: 'answered', giveBack: true }, hours(4 + position))
    expect([right, insisting]).toMatchObject([{ returnedAttemptId: null }, { kind: 'refused' }])
  }

  expect(await db.select().from(attemptReturns)).toHaveLength(1)
})

test('whoever was certified meanwhile keeps everything', async () => {
  const { db, learner, contest, failed, standing, trainer } = await scene({ rulesLive: true })
  const attemptId = await failed(monday)
  await learner.sit('final', 'all', hours(30))
  await learner.sign(hours(30))
  const before = await standing(hours(31))
  const held = await db.select().from(certificates)

  await contest(attemptId, trainer.id, { outcome: 'right' }, hours(40))

  expect(held).toHaveLength(1)
  expect(await db.select().from(certificates)).toEqual(held)
  expect({ ...(await standing(hours(41))), lastActivityAt: null }).toEqual({ ...before, lastActivityAt: null })
})

test('a focal point gives back an attempt that was lost to a breakdown, if they settle it; HR cannot', async () => {
  const { db, person, learner, contest, failed } = await scene()
  const focalPoint = await addTestOfficer(db, 'focal-point', person.unitId)
  const hr = await addTestOfficer(db, 'hr', person.unitId)
  const attemptId = await failed(monday)
  const ask = (officerId: string, answer: { outcome: 'answered' | null }, at: Date) =>
    contest(attemptId, officerId, { ...answer, giveBack: true, words: 'The power was cut' }, at, 'question')

  expect(await ask(hr.id, { outcome: 'answered' }, hours(1))).toMatchObject({ reason: 'not-yours-to-answer' })
  expect(await ask(focalPoint.id, { outcome: null }, hours(1))).toMatchObject({ reason: 'outcome-first' })
  expect(await ask(focalPoint.id, { outcome: 'answered' }, hours(2))).toMatchObject({ returnedAttemptId: attemptId })
  expect(await learner.start('final', hours(3))).toMatchObject({ kind: 'started' })
})

test('a retake of critical questions stays a retake when the final before it is given back', async () => {
  const { learner, contest, failed, standing, trainer } = await scene()
  const attemptId = await failed(monday, (question) => !question.critical || question.courseId !== 'tides')
  expect(await standing(hours(1))).toMatchObject({ retake: true, blocked: 'cool-down' })

  await contest(attemptId, trainer.id, { outcome: 'right' })

  expect(await standing(hours(2))).toMatchObject({ retake: true, blocked: null })
  expect(await learner.start('final', hours(2))).toMatchObject({ kind: 'started' })
})

async function scene(options: Parameters<typeof addTestProgramme>[1] = {}) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db, options)
  const person = await addTestPerson(db)
  const trainer = await addTestOfficer(db, 'trainer', person.unitId)
  const learner = learnerOf(db, catalogue, person.id)
  await learner.learn(new Date(monday.getTime() - 86_400_000))
  const whose = { personId: person.id, programmeId: catalogue.programmeId }

  async function failed(at: Date, knowledge: Parameters<typeof learner.sit>[1] = 'nothing'): Promise<string> {
    const outcome = await learner.sit('final', knowledge, at)
    if (outcome.kind === 'refused' || outcome.passed) throw new Error('This final was to be failed')
    return outcome.attemptId
  }

  /** Tells about an attempt, or tells more, and has it answered by this officer. */
  async function contest(
    attemptId: string,
    officerId: string,
    answer: { outcome: 'right' | 'not-right' | 'answered' | null; giveBack?: boolean; words?: string },
    at = hours(1),
    kind: ConcernKind = 'contested-mark',
  ) {
    const about = { kind: 'attempt', attemptId } as const
    const words = `My mark is wrong: ${JSON.stringify([answer, at])}`
    const raised = await raiseConcern(db, { personId: person.id, kind, about, language: 'en', words }, at)
    if (raised.kind === 'refused') throw new Error(raised.reason)
    const reply = { officerId, words: 'Seen', giveBack: false, seen: 0, baseUrl: 'https://lisans.example', ...answer }
    return replyToConcern(db, { ...reply, concernId: raised.concernId }, at)
  }

  async function standing(at: Date) {
    const { remaining, ...rest } = await findStanding(db, whose, at)
    const final = remaining.find((step) => step.kind === 'final')
    return { ...rest, ...(final?.kind === 'final' && { blocked: final.blocked, retake: final.retake }) }
  }

  return { db, person, trainer, learner, failed, contest, standing, tries: () => listAttempts(db, whose) }
}

function hours(count: number): Date {
  return new Date(monday.getTime() + count * 3_600_000)
}
