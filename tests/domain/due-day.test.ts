import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DutyFacts, dueDay } from '#app/domain/assignments/due-day.ts'
import type { DuePause } from '#app/domain/assignments/due-state.ts'
import { assignmentRequirement, type RuleTerms, ruleRequirement } from '#app/domain/assignments/requirement.ts'
import { addDays } from '#app/domain/certification/calendar-days.ts'

const longAgo = '2020-01-01'
const byMarch: RuleTerms = {
  ruleId: 'march',
  requiredBy: { kind: 'day', day: '2027-03-31' },
  frequency: { kind: 'months', months: 12 },
  creditMonths: 6,
  startsOn: '2026-11-01',
}

test('a rule with a fixed day asks by that day, is overdue the day after, and a late certificate makes up for it', () => {
  expect(ask('2027-03-31', [byMarch])).toMatchObject({ state: 'due', dueDay: '2027-03-31', cycle: 0, why: 'rule' })
  expect(ask('2027-04-01', [byMarch])).toMatchObject({ state: 'overdue', dueDay: '2027-03-31' })
  const late = ['2027-05-20']
  expect(ask('2027-05-20', [byMarch], late)).toMatchObject({ state: 'met', dueDay: '2029-03-31', why: 'certified' })
})

test('whoever is in time is asked again on everybody’s day, sixty days before it', () => {
  const inTime = ['2027-03-01']
  expect(ask('2027-06-01', [byMarch], inTime)).toMatchObject({ state: 'met', dueDay: '2028-03-31', cycle: 1 })
  expect(ask('2028-02-01', [byMarch], inTime)).toMatchObject({ state: 'due', dueDay: '2028-03-31', why: 'again' })
  expect(ask('2030-01-01', [byMarch], inTime)).toMatchObject({ state: 'overdue', dueDay: '2028-03-31' })
})

test('an earlier certificate counts while it is young enough when the rule begins, and no longer', () => {
  expect(ask('2026-12-01', [byMarch], ['2026-05-01'])).toMatchObject({ state: 'met', dueDay: '2028-03-31' })
  expect(ask('2026-12-01', [byMarch], ['2026-04-30'])).toMatchObject({ state: 'due', dueDay: '2027-03-31' })
})

test('whoever comes when the day is near or past has thirty days, and goes on with everybody’s days', () => {
  expect(ask('2029-06-10', [byMarch], [], '2029-06-01')).toMatchObject({ state: 'due', dueDay: '2029-07-01' })
  expect(ask('2029-07-10', [byMarch], ['2029-06-20'], '2029-06-01')).toMatchObject({ dueDay: '2031-03-31' })
})

test('days after joining count from the day the rule began for whoever was there before', () => {
  const onJoining: RuleTerms = { ...byMarch, requiredBy: { kind: 'days', days: 30 }, frequency: { kind: 'once' } }
  expect(ask('2026-11-05', [onJoining])).toMatchObject({ dueDay: '2026-12-01' })
  expect(ask('2027-02-05', [onJoining], [], '2027-02-01')).toMatchObject({ dueDay: '2027-03-03' })
  expect(ask('2027-02-05', [onJoining], ['2027-02-03'], '2027-02-01')).toMatchObject({ state: 'met', dueDay: null })
})

test('whenever the certificate ends it is asked again by its last day', () => {
  const renewing: RuleTerms = { ...byMarch, frequency: { kind: 'certificate-ends' } }
  const held = ['2027-03-01']
  expect(ask('2027-06-01', [renewing], held)).toMatchObject({ state: 'met', dueDay: '2028-02-29' })
  expect(ask('2028-02-20', [renewing], held)).toMatchObject({ state: 'due', why: 'certificate-ends' })
  expect(ask('2028-03-01', [renewing], held)).toMatchObject({ state: 'overdue' })
})

test('who is away is asked nothing, and has thirty days after coming back if the day fell into the absence', () => {
  const leave = (until: string | null) => [{ why: 'on-leave' as const, from: '2027-02-01', until }]
  expect(ask('2027-05-01', [byMarch], [], longAgo, leave(null))).toMatchObject({ state: 'paused', dueDay: null })
  expect(ask('2027-05-01', [byMarch], [], longAgo, leave('2027-04-20'))).toMatchObject({
    state: 'due',
    dueDay: '2027-05-20',
  })
  const overdueBefore = [{ why: 'on-leave' as const, from: '2027-06-01', until: '2027-07-01' }]
  expect(ask('2027-07-02', [byMarch], [], longAgo, overdueBefore)).toMatchObject({ dueDay: '2027-03-31' })
})

test('an exempt person and one who left are not required, whatever the rules say', () => {
  const exempt = [{ why: 'exempt' as const, from: '2027-02-01', until: null }]
  expect(ask('2027-05-01', [byMarch], [], longAgo, exempt)).toMatchObject({ state: 'not-required', why: 'exempt' })
  expect(dueDay({ ...factsOf([byMarch]), hasLeft: true }, on('2027-05-01'))).toMatchObject({ why: 'left' })
  expect(dueDay(factsOf([]), on('2027-05-01'))).toMatchObject({ state: 'not-required', why: 'no-rule' })
})

test('however many rules and officers ask, there is one chain: the earliest open day, answered by one certificate', () => {
  const rules = [byMarch, { ...byMarch, ruleId: 'january', requiredBy: { kind: 'day' as const, day: '2027-01-31' } }]
  const facts = factsOf(rules)
  const asked = assignmentRequirement({ assignmentId: 'one', dueDay: '2026-12-24', assignedOn: '2026-11-02' })
  const both = { ...facts, requirements: [...facts.requirements, asked] }
  expect(dueDay(both, on('2026-12-01'))).toMatchObject({ dueDay: '2026-12-24', assignmentId: 'one', why: 'assigned' })
  const certificates = [{ issuedOn: '2026-12-10', until: '2027-12-09' }]
  expect(dueDay({ ...both, certificates }, on('2026-12-20'))).toMatchObject({
    state: 'met',
    dueDay: '2028-01-31',
    ruleId: 'january',
  })
})

test('for any rules and histories: more certificates or fewer rules never make anybody overdue, and order changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(anyRule, { minLength: 1, maxLength: 4 }),
      fc.array(anyDay, { maxLength: 4 }),
      fc.array(anyPause, { maxLength: 3 }),
      anyDay,
      anyDay,
      anyDay,
      (rules, certificates, pauses, entered, today, another) => {
        const named = rules.map((rule, place) => ({ ...rule, ruleId: `rule-${place}` }))
        const found = ask(today, named, certificates, entered, pauses)
        if (found.dueDay) expect(found.state === 'overdue').toBe(found.dueDay < today)
        const turned = ask(today, [...named].reverse(), [...certificates].reverse(), entered, [...pauses].reverse())
        expect(turned).toEqual(found)
        if (found.state === 'overdue') return
        const fewer = ask(today, named.slice(1), certificates, entered, pauses)
        const more = ask(today, named, [...certificates, another], entered, pauses)
        expect([fewer.state, more.state]).not.toContain('overdue')
      },
    ),
    { numRuns: 3_000 },
  )
})

const anyDay = fc.nat(3_000).map((days) => addDays('2024-01-15', days))
const anyPause = fc
  .record({ why: fc.constantFrom<DuePause>('exempt', 'on-leave', 'revoked'), from: anyDay, days: fc.nat(200) })
  .map(({ why, from, days }) => ({ why, from, until: days < 20 ? null : addDays(from, days) }))
const anyRule: fc.Arbitrary<RuleTerms> = fc.record({
  ruleId: fc.constant(''),
  requiredBy: fc.oneof(
    anyDay.map((day) => ({ kind: 'day' as const, day })),
    fc.nat(200).map((days) => ({ kind: 'days' as const, days })),
  ),
  frequency: fc.oneof(
    fc.constant({ kind: 'once' as const }),
    fc.constant({ kind: 'certificate-ends' as const }),
    fc.integer({ min: 1, max: 36 }).map((months) => ({ kind: 'months' as const, months })),
  ),
  creditMonths: fc.nat(24),
  startsOn: anyDay,
})

function ask(
  today: string,
  rules: RuleTerms[],
  issued: string[] = [],
  enteredOn = longAgo,
  pauses: DutyFacts['pauses'] = [],
) {
  return dueDay(factsOf(rules, issued, enteredOn, pauses), on(today))
}

function factsOf(
  rules: RuleTerms[],
  issued: string[] = [],
  enteredOn = longAgo,
  pauses: DutyFacts['pauses'] = [],
): DutyFacts {
  return {
    requirements: rules.map((rule) => ruleRequirement(rule, enteredOn)),
    certificates: issued.map((issuedOn) => ({ issuedOn, until: addDays(issuedOn, 365) })),
    pauses,
    hasLeft: false,
  }
}

function on(today: string) {
  return { today, renewalDays: 60 }
}
