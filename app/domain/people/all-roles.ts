import type { Role } from '#db/schema/people.ts'

/** Every role there is, those that help learners first. */
export const allRoles = [
  'manager',
  'focal-point',
  'hr',
  'trainer',
  'translator',
  'legal-reviewer',
  'access-officer',
  'auditor',
  'administrator',
] as const satisfies Role[]
