import { dayOf } from '#app/domain/certification/calendar-days.ts'
import type { MovementKind } from '#db/schema/index.ts'
import { enteredAudience } from './audience.ts'
import type { DutyFacts } from './due-day.ts'
import type { DutyRows } from './find-duty-facts.ts'
import { assignmentRequirement, type Requirement, ruleRequirement } from './requirement.ts'
import type { RuleInForce } from './rules-in-force.ts'

/** The rows of one person. */
export type PersonRows = { person: DutyRows['people'][number] } & {
  [Kind in Exclude<keyof DutyRows, 'people'>]: DutyRows[Kind]
}

/** Each person's rows together. */
export function rowsByPerson(rows: DutyRows): PersonRows[] {
  const { people, ...kinds } = rows
  const named = Object.entries(kinds).map(([kind, all]) => {
    return [kind, groupedByPerson<{ personId: string }>(all)] as const
  })
  return people.map((person) => {
    const theirs = Object.fromEntries(named.map(([kind, groups]) => [kind, groups.get(person.id) ?? []]))
    return { person, ...theirs } as unknown as PersonRows
  })
}

function groupedByPerson<Row extends { personId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.personId)
    if (group) group.push(row)
    else groups.set(row.personId, [row])
  }
  return groups
}

/** What the rule needs to know of a person, in calendar days. Who left, and whom nothing concerns, is told quickly. */
export function dutyFacts(rows: PersonRows, rules: RuleInForce[], timeZone: string, now: Date): DutyFacts {
  const day = (instant: Date) => dayOf(instant, timeZone)
  const hasLeft = rows.person.activity === 'left'
  const requirements = hasLeft ? [] : requirementsOf(rows, rules, day)
  if (requirements.length === 0) return { requirements, certificates: [], pauses: [], hasLeft }
  const standing = rows.certificates.filter(
    ({ issuedAt }) => !rows.revocations.some(({ revokedAt }) => revokedAt >= issuedAt),
  )
  return {
    requirements,
    certificates: standing.map(({ issuedAt, validUntil }) => ({ issuedOn: day(issuedAt), until: day(validUntil) })),
    pauses: pausesOf(rows, day, now),
    hasLeft,
  }
}

function requirementsOf(rows: PersonRows, rules: RuleInForce[], day: (instant: Date) => string): Requirement[] {
  const { unitId, grade, createdAt } = rows.person
  const person = { unitId, grade, createdAt, movements: rows.movements, roles: rows.grants }
  const byRules = rules.flatMap(({ terms, audience }) => {
    const entered = enteredAudience(audience, person)
    return entered === null ? [] : [ruleRequirement(terms, day(entered))]
  })
  const byOfficers = rows.assignments.map(({ assignmentId, dueDay, assignedAt }) => {
    return assignmentRequirement({ assignmentId, dueDay, assignedOn: day(assignedAt) })
  })
  return [...byRules, ...byOfficers]
}

function pausesOf(rows: PersonRows, day: (instant: Date) => string, now: Date): DutyFacts['pauses'] {
  const exempt = rows.exemptions.map(({ grantedAt, endsAt, endedAt }) => {
    const over = earliest(endsAt, endedAt)
    return { why: 'exempt' as const, from: day(grantedAt), until: over && over < now ? day(over) : null }
  })
  const revoked = rows.revocations.map(({ revokedAt, liftedAt }) => {
    return { why: 'revoked' as const, from: day(revokedAt), until: liftedAt && day(liftedAt) }
  })
  return [...exempt, ...revoked, ...absencesOf(rows.movements, day)]
}

const ways: Partial<Record<MovementKind, 'on-leave' | 'seconded'>> = {
  'went-on-leave': 'on-leave',
  seconded: 'seconded',
}

function absencesOf(movements: PersonRows['movements'], day: (instant: Date) => string): DutyFacts['pauses'] {
  const absences: DutyFacts['pauses'] = []
  for (const { kind, movedAt } of movements) {
    const last = absences.at(-1)
    const why = ways[kind]
    if (last?.until === null && kind !== 'moved') last.until = day(movedAt)
    if (why) absences.push({ why, from: day(movedAt), until: null })
  }
  return absences
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
