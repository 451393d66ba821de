import { z } from 'zod'
import type { PlannedRule } from '#app/domain/assignments/preview-rule.ts'
import { allRoles, type Role } from '#db/schema/people.ts'
import type { FormProblem } from './forms.ts'

/** What the form of a rule asks for, as it stands in the address of a preview. */
export type RuleFields = {
  programme: string
  unit: string
  /** Separated by commas; empty for all. */
  grades: string
  roles: Role[]
  platform: string
  by: 'day' | 'days'
  day: string
  days: string
  frequency: 'once' | 'certificate-ends' | 'months'
  months: string
  credit: string
  starts: string
}

type Content = NonNullable<PlannedRule['content']>

/** Null while nothing was asked yet. */
export function readRuleFields(query: URLSearchParams): RuleFields | null {
  if (!query.has('by')) return null
  const read = (name: string) => (query.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 300)
  return {
    programme: read('programme'),
    unit: read('unit'),
    grades: read('grades'),
    roles: allRoles.filter((role) => query.getAll('roles').includes(role)),
    platform: read('platform'),
    by: read('by') === 'days' ? 'days' : 'day',
    day: read('day'),
    days: read('days'),
    frequency: (['once', 'certificate-ends', 'months'] as const).find((one) => one === read('frequency')) ?? 'once',
    months: read('months'),
    credit: read('credit'),
    starts: read('starts'),
  }
}

/** A rule as its form shows it. */
export function fieldsOfRule(programmeId: string, content: Content): RuleFields {
  const { unitId, audience, requiredBy, frequency, creditMonths, startsOn } = content
  return {
    programme: programmeId,
    unit: unitId,
    grades: audience.grades.join(', '),
    roles: audience.roles,
    platform: audience.platformId ?? '',
    by: requiredBy.kind,
    day: requiredBy.kind === 'day' ? requiredBy.day : '',
    days: requiredBy.kind === 'days' ? String(requiredBy.days) : '',
    frequency: frequency.kind,
    months: frequency.kind === 'months' ? String(frequency.months) : '',
    credit: String(creditMonths),
    starts: startsOn,
  }
}

const day = z.iso.date()

/** What the rule would say, or which fields have yet to be mended. */
export function ruleContentOf(
  fields: RuleFields,
): { content: Content; problems: null } | { content: null; problems: FormProblem[] } {
  const problems: FormProblem[] = []
  const days = wholeNumber(fields.days, 1, 730)
  const months = wholeNumber(fields.months, 1, 60)
  const credit = wholeNumber(fields.credit || '0', 0, 60)
  const wrong = (field: string, message: string) => problems.push({ field, message })
  if (fields.unit === '') wrong('unit', 'required-learning:field.unitMissing')
  if (fields.by === 'day' && !day.safeParse(fields.day).success) wrong('day', 'desk:field.dayInvalid')
  if (fields.by === 'days' && days === null) wrong('days', 'required-learning:field.daysWrong')
  if (fields.frequency === 'months' && months === null) wrong('months', 'required-learning:field.monthsWrong')
  if (credit === null) wrong('credit', 'required-learning:field.creditWrong')
  if (!day.safeParse(fields.starts).success) wrong('starts', 'desk:field.dayInvalid')
  if (problems.length > 0) return { content: null, problems }
  const grades = fields.grades.split(/[,;]/).map((grade) => grade.trim())
  const content: Content = {
    unitId: fields.unit,
    audience: {
      grades: [...new Set(grades)].filter((grade) => grade !== ''),
      roles: fields.roles,
      platformId: fields.platform || null,
    },
    requiredBy: fields.by === 'day' ? { kind: 'day', day: fields.day } : { kind: 'days', days: days ?? 0 },
    frequency: fields.frequency === 'months' ? { kind: 'months', months: months ?? 0 } : { kind: fields.frequency },
    creditMonths: credit ?? 0,
    startsOn: fields.starts,
  }
  return { content, problems: null }
}

function wholeNumber(written: string, least: number, most: number): number | null {
  if (!/^\d{1,4}$/.test(written)) return null
  const number = Number(written)
  return number >= least && number <= most ? number : null
}
