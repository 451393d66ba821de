import type { Role } from '#db/schema/people.ts'

export type OfficeSection = { name: string; href: string; roles: [Role, ...Role[]]; forEverybody?: true }

/**
 * What the office is run from, in the order in which a new installation needs it, and whose work each is. `forEverybody` marks
 * what holds for the whole organisation. A link is a courtesy, not a guard: each page asks again.
 */
export const officeSections: OfficeSection[] = [
  { name: 'beforeYouOpen', href: '/admin/before-you-open', roles: ['administrator'], forEverybody: true },
  { name: 'organisation', href: '/admin/organisation', roles: ['administrator'], forEverybody: true },
  { name: 'units', href: '/admin/units', roles: ['administrator'] },
  { name: 'people', href: '/admin/people', roles: ['administrator', 'hr', 'focal-point', 'auditor'] },
  { name: 'invitations', href: '/admin/invitations', roles: ['administrator', 'hr', 'focal-point'] },
  { name: 'resets', href: '/focal-point/resets', roles: ['administrator', 'hr', 'focal-point'] },
  { name: 'courses', href: '/admin/courses', roles: ['administrator'], forEverybody: true },
  { name: 'programmes', href: '/admin/programmes', roles: ['administrator'], forEverybody: true },
  { name: 'rules', href: '/admin/rules', roles: ['administrator'], forEverybody: true },
  { name: 'policies', href: '/admin/policies', roles: ['administrator', 'hr', 'auditor'] },
  { name: 'platforms', href: '/admin/platforms', roles: ['administrator', 'access-officer', 'auditor'] },
  { name: 'retention', href: '/admin/retention', roles: ['administrator'], forEverybody: true },
]

/** Whoever has at least one section. */
export const mayRunTheOffice = [...new Set(officeSections.flatMap(({ roles }) => roles))] as [Role, ...Role[]]

/** The sections that somebody with these roles would not be turned away from. */
export function sectionsFor(roles: Role[], administersEverything: boolean): OfficeSection[] {
  return officeSections.filter(
    (section) => section.roles.some((role) => roles.includes(role)) && (administersEverything || !section.forEverybody),
  )
}
