import { expect, test } from 'vitest'
import { type StandingsThen, standingsThen } from '#app/domain/audit/standings-then.ts'
import { momentOf } from '#app/domain/certification/calendar-days.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const programmeId = defaultProgrammeId

test('who was certified is told for any moment, by the unit everybody was of then', async () => {
  const { stood, tides, reefs, all } = await aYear()

  expect((await stood(day(3), all)).counts).toEqual({ 'not-started': 3 })
  expect((await stood(day(11), all)).counts).toEqual({ certified: 1, 'not-started': 2 })
  expect((await stood(day(21), all)).counts).toEqual({ suspended: 1, 'not-started': 2 })
  // She has moved, and counts where she was.
  expect((await stood(day(11), [tides])).counts).toEqual({ certified: 1, 'not-started': 1 })
  expect((await stood(day(41), [tides])).counts).toEqual({ 'not-started': 1 })
  expect((await stood(day(41), [reefs])).counts).toEqual({ suspended: 1, 'not-started': 1 })
  // And who has left counts no more.
  expect((await stood(day(51), [reefs])).counts).toEqual({ suspended: 1 })
  expect((await stood(new Date(day(10).getTime() - 1), all)).counts).toEqual({ 'not-started': 3 })
  expect((await stood(day(10), all)).counts).toEqual({ certified: 1, 'not-started': 2 })
})

test('the people come by name, those of one state alone, page after page', async () => {
  const { list, all } = await aYear()

  expect((await list(day(41), all, { limit: 2 })).map(({ name }) => name)).toEqual(['Anna', 'Bernard'])
  const [first] = await list(day(41), all, { limit: 1 })
  expect((await list(day(41), all, { after: first ?? null })).map(({ name }) => name)).toEqual(['Bernard', 'Clara'])
  expect(await list(day(41), all, { states: ['suspended'] })).toMatchObject([{ name: 'Anna', state: 'suspended' }])
  expect(await list(day(41), all, { states: ['exempt'] })).toEqual([])
})

test('a moment is meant by the clocks of the organisation', () => {
  expect(momentOf('2026-03-02', '09:40', 'Indian/Mahe')).toEqual(new Date('2026-03-02T05:40:00.000Z'))
  expect(momentOf('2026-07-01', '00:00', 'Europe/Paris')).toEqual(new Date('2026-06-30T22:00:00.000Z'))
})

/** Anna is certified on day 10, suspended on day 20 and moves on day 40; Clara leaves on day 50. */
async function aYear() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const top = await makeUnit(db, 'Service')
  const tides = await makeUnit(db, 'Ministry of Tides', top)
  const reefs = await makeUnit(db, 'Ministry of Reefs', top)
  const anna = await makePerson(db, tides, 'PS-1', { name: 'Anna' })
  await makePerson(db, tides, 'PS-2', { name: 'Bernard' })
  const clara = await makePerson(db, reefs, 'PS-3', { name: 'Clara' })
  await learnerOf(db, catalogue, anna).becomeCertified(day(10))
  const ground = { ground: 'conduct', endsAt: null, note: null } as const
  await suspendPerson(db, { personId: anna, programmeId, ...ground }, operator, day(20))
  await movePerson(db, { personId: anna, unitId: reefs }, operator, day(40))
  await recordLeaving(db, { personId: clara }, operator, day(50))
  type Page = Parameters<typeof standingsThen>[2]
  const whole: Page = { states: [], after: null, limit: 50 }
  const stood = (at: Date, unitIds: string[], page: Partial<Page> = {}): Promise<StandingsThen> =>
    standingsThen(db, { programmeId, at, unitIds }, { ...whole, ...page })
  const list = async (at: Date, unitIds: string[], page: Partial<Page>) => (await stood(at, unitIds, page)).people
  return { stood, list, tides, reefs, all: [top, tides, reefs] }
}

function day(number: number): Date {
  return new Date(Date.UTC(2026, 2, number, 8))
}
