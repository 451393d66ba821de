import { expect, test } from 'vitest'
import { countStandings } from '#app/domain/certification/count-standings.ts'
import { listPeopleAsAt } from '#app/domain/certification/list-people-as-at.ts'
import { listPeopleByStanding, type PeopleFilter } from '#app/domain/certification/list-people-by-standing.ts'
import { standingStates } from '#app/domain/certification/standing.ts'
import { standingCountsOfDay } from '#app/domain/certification/standing-counts-of-day.ts'
import { standingFigures } from '#app/domain/certification/standing-figures.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { type PeopleCursor, readCursor, writeCursor } from '#app/domain/people/people-cursor.ts'
import { seedDemo } from '#db/demo/seed-demo.ts'
import type { Database } from '#db/handle.ts'
import { people, standingCounts, units } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const programmeId = defaultProgrammeId
const everybody: PeopleFilter = {
  search: '',
  unitIds: 'all',
  states: [],
  endsWithin: null,
  activity: 'here',
  role: null,
}

test('every number of the overview is as many as the list behind it, today and on a past day, and its pages hold everybody once', async () => {
  const db = await emptyDatabase()
  await seedDemo(db, { now, crowd: false })
  const unitIds = (await db.select({ id: units.id }).from(units)).map(({ id }) => id)
  const past = new Date('2026-08-31T19:59:59.999Z')

  const today = standingFigures(await countStandings(db, programmeId, now), new Set(unitIds))
  const then = standingFigures(await standingCountsOfDay(db, { programmeId, day: '2026-08-31' }, now), new Set(unitIds))
  for (const state of standingStates) {
    if (state === 'left') continue
    const listed = await listAll(db, { ...everybody, states: [state] })
    expect(listed.length, state).toBe(today.states[state] ?? 0)
    expect(listed.every((person) => person.state === state)).toBe(true)
    const listedThen = await listPeopleAsAt(db, { ...asAt(past), filter: { ...everybody, states: [state] } })
    expect(listedThen.length, `${state} then`).toBe(then.states[state] ?? 0)
  }
  for (const days of [30, 60, 90] as const) {
    expect(await listAll(db, { ...everybody, endsWithin: days }), `${days} days`).toHaveLength(today.ends[days])
    const ending = await listPeopleAsAt(db, { ...asAt(past), filter: { ...everybody, endsWithin: days } })
    expect(ending, `${days} days then`).toHaveLength(then.ends[days])
  }
  const here = (await db.select().from(people)).filter(({ activity }) => activity !== 'left')
  expect(today.people).toBe(here.length)
  for (const unitId of unitIds) {
    const counted = standingFigures(await countStandings(db, programmeId, now), new Set([unitId]))
    expect(await listAll(db, { ...everybody, unitIds: [unitId] })).toHaveLength(counted.people)
  }
  // What was worked out once is kept.
  const kept = await db.select().from(standingCounts)
  expect(kept.length).toBeGreaterThan(0)
  await standingCountsOfDay(db, { programmeId, day: '2026-08-31' }, now)
  expect(await db.select().from(standingCounts)).toEqual(kept)
  await expectWholePages(db)
  await expectToBeFound(db)
}, 300_000)

async function expectWholePages(db: Database) {
  const listed = await listAll(db, { ...everybody, activity: null })
  const paged: typeof listed = []
  let after: PeopleCursor | null = null
  do {
    const page: typeof listed = await listPeopleByStanding(
      db,
      { programmeId, filter: { ...everybody, activity: null }, after, limit: 7 },
      now,
    )
    paged.push(...page)
    const last = page.at(-1)
    after = last && page.length === 7 ? readCursor(writeCursor(last)) : null
  } while (after)

  expect(paged).toEqual(listed)
  expect(listed).toHaveLength((await db.select().from(people)).length)
  for (const [one, next] of listed.slice(1).map((person, place) => [listed[place], person] as const)) {
    expect(one && one.searchName <= next.searchName).toBe(true)
  }
}

/** By a number however it is typed, by parts of a name, by a role, and within the units asked for only. */
async function expectToBeFound(db: Database) {
  const names = async (filter: Partial<PeopleFilter>) =>
    (await listAll(db, { ...everybody, ...filter })).map(({ name }) => name)
  const [one] = await listAll(db, { ...everybody, search: 'PS-1002' })
  const [first = '', last = ''] = one?.name.split(' ') ?? []

  expect(await names({ search: 'ps1002' })).toEqual([one?.name])
  expect(await names({ search: `${last} ${first.slice(0, 3)}` })).toContain(one?.name)
  expect(await names({ search: 'PS-1002', unitIds: ['demo-land'] })).toEqual([])
  expect(await names({ search: 'PS-1002', unitIds: [] })).toEqual([])
  expect((await names({ role: 'auditor' })).length).toBeGreaterThan(0)
  expect(await names({ role: 'auditor', states: ['left'] })).toEqual([])
  expect(readCursor('nonsense')).toBeNull()
  expect(readCursor(Buffer.from('{"a":1}').toString('base64url'))).toBeNull()
}

function listAll(db: Database, filter: PeopleFilter) {
  return listPeopleByStanding(db, { programmeId, filter, after: null, limit: 1000 }, now)
}

function asAt(at: Date) {
  return { programmeId, at, reach: 'all' as const, after: null, limit: 1000 }
}
