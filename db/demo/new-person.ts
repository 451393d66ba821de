import type { NewPerson } from '#app/domain/people/add-person.ts'
import type { DemoPerson } from './demo-people.ts'

/** A person of the demonstration as the command takes them. */
export function newPerson({ staffNumber, logon, ...person }: DemoPerson): NewPerson {
  const identifiers: NewPerson['identifiers'] = [{ kind: 'staff-number', value: staffNumber }]
  if (logon) identifiers.push({ kind: 'logon', value: logon })
  return { ...person, identifiers }
}
