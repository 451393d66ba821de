import type { NewPerson } from '#app/domain/people/add-person.ts'
import type { DemoPerson } from './demo-people.ts'

/** A person of the demonstration as the command takes them. */
export function newPerson(person: DemoPerson): NewPerson {
  const { staffNumber, logon, name, unitId, email, language, jobTitle } = person
  const identifiers: NewPerson['identifiers'] = [{ kind: 'staff-number', value: staffNumber }]
  if (logon) identifiers.push({ kind: 'logon', value: logon })
  return { name, unitId, identifiers, email, language, jobTitle }
}
