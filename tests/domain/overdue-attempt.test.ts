import { expect, test } from 'vitest'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { settleAttempts } from '#app/web/work/settle-attempts.ts'
import { doDueWork } from '#app/web/work/worker.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('an attempt left open is marked when its time is over, and standing and lists say so without its person', async () => {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db, { final: { timeLimitMinutes: 30 } })
  const { id: personId } = await addTestPerson(db)
  const learner = learnerOf(db, catalogue, personId)
  await learner.learn(monday)
  await learner.start('final', monday)
  const whose = { personId, programmeId: catalogue.programmeId }
  const handlers = { 'settle-attempt': settleAttempts(db) }

  expect(await doDueWork({ db, handlers, now: () => after(30) })).toBe(0)
  const [open] = await listAttempts(db, whose)
  expect(open).toMatchObject({ part: 'final', state: 'open' })
  expect(await doDueWork({ db, handlers, now: () => after(31) })).toBe(1)

  const [ended] = await listAttempts(db, whose)
  expect(ended).toMatchObject({ part: 'final', state: 'submitted', passed: false, scorePercent: 0 })
  const { remaining } = await findStanding(db, whose, after(31))
  expect(remaining[0]).toMatchObject({ kind: 'final', blocked: 'cool-down', failedAt: after(30) })
})

function after(minutes: number): Date {
  return new Date(monday.getTime() + minutes * 60_000)
}
