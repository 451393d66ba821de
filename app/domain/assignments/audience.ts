import type { MovementKind, Role, RuleAudience } from '#db/schema/index.ts'

/** What decides whether a rule concerns somebody, and since when. */
export type AudiencePerson = {
  unitId: string
  grade: string | null
  createdAt: Date
  /** Oldest first. */
  movements: { kind: MovementKind; unitId: string | null; movedAt: Date }[]
  /** Held now in the person's own right: a deputy is not trained for some weeks in somebody's place. */
  roles: { role: Role; grantedAt: Date }[]
}

/** A rule's audience, with the units it means as the tree stands now. */
export type Audience = Pick<RuleAudience, 'grades' | 'roles'> & {
  unitIds: ReadonlySet<string>
  /** Where the platform's gate is enforced, and since when if somebody decided that; null where the rule names no platform. */
  enforced: ReadonlyMap<string, Date | null> | null
}

/**
 * Since when a rule has concerned somebody without a break, or null when it does not. A grade is only known as it is now, so that it dates
 * nothing.
 */
export function enteredAudience(audience: Audience, person: AudiencePerson): Date | null {
  const { unitIds, enforced, grades, roles } = audience
  if (!unitIds.has(person.unitId)) return null
  if (enforced && !enforced.has(person.unitId)) return null
  if (grades.length > 0 && !grades.some((grade) => isSameGrade(grade, person.grade))) return null
  const held = person.roles.filter(({ role }) => roles.includes(role)).map(({ grantedAt }) => Number(grantedAt))
  if (roles.length > 0 && held.length === 0) return null
  const since = [Number(cameInto(unitIds, person))]
  if (held.length > 0) since.push(Math.min(...held))
  const begun = enforced?.get(person.unitId)
  if (begun) since.push(Number(begun))
  return new Date(Math.max(...since))
}

/** “SG 3” and “sg-3” are one grade: HR's files do not agree on it. */
export function isSameGrade(one: string, other: string | null): boolean {
  return other !== null && folded(one) === folded(other)
}

function folded(grade: string): string {
  return grade.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** When the person came to these units and stayed in them until now. */
function cameInto(unitIds: ReadonlySet<string>, { movements, createdAt }: AudiencePerson): Date {
  let since = createdAt
  for (const { kind, unitId, movedAt } of [...movements].reverse()) {
    if (kind === 'left' || (unitId !== null && !unitIds.has(unitId))) return since
    if (unitId !== null) since = movedAt
  }
  return since
}
