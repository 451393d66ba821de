import { addDays, addMonths } from '#app/domain/certification/calendar-days.ts'
import { type DueDay, type DuePause, type DueState, duePauses } from './due-state.ts'
import { daysToSettle, type Requirement } from './requirement.ts'

/** What is known of one person in one programme, as calendar days of the organisation. */
export type DutyFacts = {
  requirements: Requirement[]
  /** Those that were not revoked since. `until`: the last day on which it holds. */
  certificates: { issuedOn: string; until: string }[]
  /** Exemptions, absences and revocations; `until` is the day on which it was over, null while it lasts. */
  pauses: { why: DuePause; from: string; until: string | null }[]
  hasLeft: boolean
}

type Open = { state: Exclude<DueState, 'not-required' | 'paused'>; day: string | null; cycle: number; by: Requirement }

/**
 * By when somebody has to be certified, worked out anew each time: cycles are arithmetic from a day and a frequency, nothing is reset.
 * However many rules concern a person they make one chain: the earliest open day counts, and a certificate counts towards all of them.
 * `renewalDays`: how long before a later day somebody is asked again.
 */
export function dueDay(facts: DutyFacts, { today, renewalDays }: { today: string; renewalDays: number }): DueDay {
  if (facts.hasLeft) return { ...nothingDue, why: 'left' }
  if (facts.requirements.length === 0) return nothingDue
  const lasting = facts.pauses.filter(({ from, until }) => from <= today && until === null)
  const pause = duePauses.find((why) => lasting.some((one) => one.why === why))
  if (pause) return { ...nothingDue, state: pause === 'exempt' ? 'not-required' : 'paused', why: pause }
  const [first] = facts.requirements.map((by) => openDay(by, facts, today, renewalDays)).sort(inOrder)
  if (!first) return nothingDue
  const { state, day, cycle, by } = first
  return { state, dueDay: day, ruleId: by.ruleId, assignmentId: by.assignmentId, cycle, why: whyOf(first) }
}

const nothingDue: DueDay = {
  state: 'not-required',
  dueDay: null,
  ruleId: null,
  assignmentId: null,
  cycle: 0,
  why: 'no-rule',
}

function openDay(by: Requirement, facts: DutyFacts, today: string, renewalDays: number): Open {
  const { day: nominal, cycle } = nextDay(by, facts)
  if (nominal === null) return { state: 'met', day: null, cycle, by }
  const day = postponed(nominal, facts.pauses)
  if (day < today) return { state: 'overdue', day, cycle, by }
  return { state: cycle === 0 || day <= addDays(today, renewalDays) ? 'due' : 'met', day, cycle, by }
}

/**
 * The first cycle that no certificate meets, and its day; null where none is left. The first cycle takes certificates as old as the rule
 * says, each later one those since the day before it. So the newest certificate alone decides, and a late one makes up for all that was
 * missed.
 */
function nextDay({ firstDay, since, again }: Requirement, { certificates }: DutyFacts) {
  const newest = certificates.reduce((latest, { issuedOn }) => (issuedOn > latest ? issuedOn : latest), '')
  if (newest < since || newest === '') return { day: firstDay, cycle: 0 }
  if (again === null) return { day: null, cycle: 1 }
  if (again.kind === 'certificate-ends') {
    const counting = certificates.filter(({ issuedOn }) => issuedOn >= since).map(({ until }) => until)
    // A certificate that ends before the first day asks nothing sooner than having none would.
    return { day: [firstDay, ...counting].sort().at(-1) as string, cycle: counting.length }
  }
  let before = again.from
  for (let step = 1, cycle = 1; ; step++) {
    const day = addMonths(again.from, step * again.months)
    // Whoever came late goes on with everybody's days.
    if (day > firstDay) {
      if (newest <= before) return { day, cycle }
      cycle += 1
    }
    before = day
  }
}

/** A day that fell into an absence, or too soon after it, comes some time after the return. */
function postponed(day: string, pauses: DutyFacts['pauses']): string {
  const over = pauses.flatMap(({ from, until }) =>
    until === null ? [] : [{ from, until: addDays(until, daysToSettle) }],
  )
  return over
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .reduce((found, { from, until }) => (found >= from && found < until ? until : found), day)
}

/** What is open before what is not, then by day; of the same day always the same rule. */
function inOrder(one: Open, other: Open): number {
  const place = ({ state, day, by }: Open) =>
    `${state === 'met' ? 1 : 0} ${day ?? '9999-99-99'} ${by.ruleId ?? ''} ${by.assignmentId ?? ''}`
  return place(one) < place(other) ? -1 : 1
}

function whyOf({ state, cycle, by }: Open): DueDay['why'] {
  if (state === 'met') return 'certified'
  if (cycle === 0) return by.assignmentId === null ? 'rule' : 'assigned'
  return by.again?.kind === 'certificate-ends' ? 'certificate-ends' : 'again'
}
