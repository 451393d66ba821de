import type { Role } from '#db/schema/index.ts'
import { type DemoPersona, demoPersonas } from './demo-personas.ts'
import { ministryOf } from './demo-units.ts'

type Officer = Pick<DemoPersona, 'staffNumber' | 'name' | 'unitId' | 'jobTitle' | 'language'> & {
  role: { role: Role; unitId: string }
}

/** Who holds a role beside the personas, so that every ministry has its own. */
const others: Officer[] = [
  officer('PS-1031', 'Steve Isnard', 'demo-schools-people', 'Human resources officer', 'hr', 'demo-schools'),
  officer('PS-1032', 'Terrence Valmont', 'demo-land', 'Human resources officer', 'hr', 'demo-land'),
  officer('PS-1033', 'Davis Kilindo', 'demo-schools-people', 'Training coordinator', 'focal-point', 'demo-schools'),
  officer('PS-1034', 'Sheryl Toussaint', 'demo-land', 'Training coordinator', 'focal-point', 'demo-land'),
  officer('PS-1035', 'Rolly Zelime', 'demo-land-it', 'Network administrator', 'administrator', 'demo-service'),
]

/** Everybody who holds a role. */
export const demoOfficers: Officer[] = [
  ...(demoPersonas as readonly DemoPersona[]).flatMap(({ role, ...person }) => (role ? [{ ...person, role }] : [])),
  ...others,
]

/** The staff number of whoever decides about people of this unit in this role. */
export function officerFor(role: Role, unitId: string): string {
  const reaching = demoOfficers.filter((one) => one.role.role === role)
  const own = reaching.find((one) => one.role.unitId === ministryOf(unitId)) ?? reaching[0]
  if (!own) throw new Error(`Nobody in the demonstration is ${role}`)
  return own.staffNumber
}

function officer(
  staffNumber: string,
  name: string,
  unitId: string,
  jobTitle: string,
  role: Role,
  reach: string,
): Officer {
  return { staffNumber, name, unitId, jobTitle, language: 'en', role: { role, unitId: reach } }
}
