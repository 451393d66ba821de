import { expect, test } from 'vitest'
import type { Waiting } from '#app/domain/tasks/waiting.ts'
import { ageOf, type Holder, mapOffice, type Office, whoHasATask } from '#app/domain/tasks/who-has-a-task.ts'

// Monday 2 March 2026, noon in Mahé.
const monday = new Date('2026-03-02T08:00:00.000Z')

test('a task is for the nearest holder over the unit, and for nobody further up', () => {
  expect(whoHas(task(), office([holder('clinic', 'ward'), holder('ministry', 'health')]), monday)).toEqual(['clinic'])
  expect(whoHas(task(), office([holder('ministry', 'health'), holder('all', 'top')]), monday)).toEqual(['ministry'])
})

test('two holders at the same unit both have it; a holder beside the line has nothing', () => {
  const both = office([holder('one', 'health'), holder('two', 'health'), holder('stranger', 'finance')])

  expect(whoHas(task(), both, monday)).toEqual(['one', 'two'])
})

test('who is away has nothing: it is their deputy’s, or else goes up at once and counts there as nobody’s delay', () => {
  const away = holder('holder', 'health', { present: false })
  const deputy = holder('deputy', 'health', { standsFor: { personId: 'holder', name: 'Marie Holder' } })

  expect(having(task(), office([away, deputy, holder('all', 'top')]), monday)).toEqual([
    { personId: 'deputy', standsFor: 'Marie Holder', escalatedOn: null, unheld: false },
  ])
  expect(having(task(), office([away, holder('all', 'top')]), monday)).toEqual([
    { personId: 'all', standsFor: null, escalatedOn: null, unheld: false },
  ])
})

test('a deputy sees the tasks of a holder who is there, as theirs; one’s own comes before what one has for another', () => {
  const standsFor = { personId: 'holder', name: 'Marie Holder' }
  const own = holder('both', 'health')
  const forHolder = holder('both', 'health', { standsFor })

  expect(whoHas(task(), office([holder('holder', 'health'), forHolder]), monday)).toEqual(['holder', 'both'])
  expect(having(task(), office([forHolder, own]), monday)).toMatchObject([{ personId: 'both', standsFor: null }])
})

test('after three full working days the next step up sees it too, from the fourth on, and the step after never', () => {
  const three = office([holder('clinic', 'ward'), holder('ministry', 'health'), holder('all', 'top')])

  expect(whoHas(task(), three, day(5))).toEqual(['clinic'])
  expect(having(task(), three, day(6))).toEqual([
    { personId: 'clinic', standsFor: null, escalatedOn: null, unheld: false },
    { personId: 'ministry', standsFor: null, escalatedOn: '2026-03-06', unheld: false },
  ])
  expect(whoHas(task(), three, day(31))).toEqual(['clinic', 'ministry'])
})

test('weekends and holidays are not counted, and the day begins at the office’s own midnight', () => {
  const holidays = new Set(['2026-03-06'])
  const two = office([holder('clinic', 'ward'), holder('ministry', 'health')], holidays)

  expect(whoHas(task(), two, day(6))).toEqual(['clinic'])
  expect(whoHas(task(), two, day(8))).toEqual(['clinic'])
  expect(having(task(), two, day(9))[1]).toMatchObject({ personId: 'ministry', escalatedOn: '2026-03-09' })
  // 20:30 in London is half past midnight on Tuesday in Mahé.
  const tuesdayInMahe = new Date('2026-03-02T20:30:00.000Z')
  expect(ageOf(tuesdayInMahe, day(4), two.calendar)).toBe(1)
})

test('who sees it on both steps is told once, as theirs', () => {
  const same = office([holder('one', 'ward'), holder('one', 'health'), holder('two', 'health')])

  expect(having(task(), same, day(10))).toMatchObject([
    { personId: 'one', escalatedOn: null },
    { personId: 'two', escalatedOn: '2026-03-06' },
  ])
})

test('nobody has a task about themselves: nor has who stands in for them: it goes to a colleague or up', () => {
  const about = task({ subject: { kind: 'person', personId: 'clinic', name: 'Clinic', unitName: 'Ward' } })

  expect(whoHas(about, office([holder('clinic', 'ward'), holder('ministry', 'health')]), monday)).toEqual(['ministry'])
  const deputy = holder('deputy', 'ward', { standsFor: { personId: 'clinic', name: 'Clinic' } })
  expect(whoHas(about, office([holder('clinic', 'ward'), deputy, holder('all', 'top')]), monday)).toEqual(['all'])
  expect(whoHas(about, office([holder('clinic', 'ward'), holder('colleague', 'ward')]), monday)).toEqual(['colleague'])
})

test('those named first have it first, and the holders of the whole organisation one step later', () => {
  const wrong = task({ roles: ['trainer'], unitId: null, firstIds: ['author', 'gone'] })
  const people = office([holder('trainer', 'top', { role: 'trainer' }), holder('far', 'ward', { role: 'trainer' })])
  const withAbsent = { ...people, absentIds: new Set(['gone']) }

  expect(whoHas(wrong, withAbsent, monday)).toEqual(['author'])
  expect(whoHas(wrong, withAbsent, day(6))).toEqual(['author', 'trainer'])
  expect(whoHas({ ...wrong, firstIds: ['gone'] }, withAbsent, monday)).toEqual(['trainer'])
})

test('what nobody holds a role for comes to the administrators of the whole organisation, and says so', () => {
  const administrators = [
    holder('chief', 'top', { role: 'administrator' }),
    holder('clerk', 'ward', { role: 'administrator' }),
  ]

  expect(having(task(), office(administrators), monday)).toEqual([
    { personId: 'chief', standsFor: null, escalatedOn: null, unheld: true },
  ])
  expect(whoHas(task(), office([]), monday)).toEqual([])
})

test('a unit that was taken out of the tree has no holders, and ends in no endless walk', () => {
  const lost = task({ unitId: 'nowhere' })

  expect(whoHas(lost, office([holder('clinic', 'ward')]), monday)).toEqual([])
})

test('in every small tree, with any people away, a task is with somebody who is present as long as anybody is', () => {
  const places = ['ward', 'health', 'top']
  for (let away = 0; away < 8; away += 1) {
    const holders = places.map((place, position) => holder(place, place, { present: (away & (1 << position)) === 0 }))
    const nearest = holders.find(({ present }) => present)?.personId
    expect(whoHas(task(), office(holders), monday), String(away)).toEqual(nearest ? [nearest] : [])
    expect(whoHas(task(), office(holders), day(20)).length).toBe(
      Math.min(2, holders.filter(({ present }) => present).length),
    )
  }
})

function task(details: Partial<Waiting> = {}): Waiting {
  return {
    kind: 'unlock',
    id: 'unlock',
    since: monday,
    roles: ['focal-point'],
    unitId: 'ward',
    firstIds: [],
    subject: { kind: 'person', personId: 'learner', name: 'Learner', unitName: 'Ward' },
    href: '/focal-point',
    ...details,
  }
}

function holder(personId: string, unitId: string, details: Partial<Holder> = {}): Holder {
  return { personId, role: 'focal-point', unitId, present: true, standsFor: null, ...details }
}

/** A ward below a ministry below the top, and another ministry. */
function office(holders: Holder[], holidays = new Set<string>()): Office {
  const units = [
    { id: 'top', parentId: null },
    { id: 'health', parentId: 'top' },
    { id: 'finance', parentId: 'top' },
    { id: 'ward', parentId: 'health' },
  ]
  const calendar = { timeZone: 'Indian/Mahe', workingWeekdays: [1, 2, 3, 4, 5], holidays }
  return { units, holders, absentIds: new Set(), calendar }
}

/** Noon on a day of March 2026. */
function day(number: number): Date {
  return new Date(Date.UTC(2026, 2, number, 8))
}

function having(waiting: Waiting, people: Office, at: Date) {
  return whoHasATask(waiting, mapOffice(people, at))
}

function whoHas(waiting: Waiting, people: Office, at: Date): string[] {
  return having(waiting, people, at).map(({ personId }) => personId)
}
