import type { Role } from '#db/schema/index.ts'

/** What an officer can decide about a person, by the address of the page on which it is done. */
export type Decision =
  | 'suspension'
  | 'reinstatement'
  | 'revocation'
  | 'revocation-lift'
  | 'exemption'
  | 'exemption-end'
  | 'assignment'
  | 'assignment-withdrawal'

type Roles = [Role, ...Role[]]

/** Who decides what is required of whom, over the units that their role reaches. */
export const whoRequires: Roles = ['hr', 'administrator']

/** Whose it is to decide, over the people their role reaches. A revocation is lifted by a named officer alone. */
export const whoDecides: Record<Decision, Roles> = {
  suspension: ['access-officer', 'administrator'],
  reinstatement: ['access-officer', 'administrator'],
  revocation: ['access-officer', 'administrator'],
  'revocation-lift': ['access-officer'],
  exemption: ['hr', 'administrator'],
  'exemption-end': ['hr', 'administrator'],
  assignment: whoRequires,
  'assignment-withdrawal': whoRequires,
}

/** Who looks up how people stand, and decides what is theirs to decide. */
export const seesStandings: Roles = ['hr', 'manager', 'access-officer', 'auditor', 'administrator']
