import type { Language } from '#db/schema/index.ts'
import { chance, oneOf } from './demo-chance.ts'
import { awayFromDesks, demoJobTitles } from './demo-job-titles.ts'
import { demoNames } from './demo-names.ts'
import { demoOfficers } from './demo-officers.ts'
import { type DemoPersona, demoPersonas } from './demo-personas.ts'
import { demoHeadcount, findMinistry } from './demo-units.ts'

export type DemoPerson = {
  staffNumber: string
  name: string
  unitId: string
  jobTitle: string
  language: Language
  email: string | null
  logon: string | null
  /** Whether they lead their unit. */
  leads: boolean
}

/** Where staff numbers of the crowd begin; those below are kept for the cast. */
const firstOfTheCrowd = 1101

/** Personas and everybody who holds a role. */
export function demoCast(): DemoPerson[] {
  const others = demoOfficers.filter((officer) => !demoPersonas.some((one) => one.staffNumber === officer.staffNumber))
  return [...(demoPersonas as readonly DemoPersona[]), ...others].map(
    ({ staffNumber, name, unitId, jobTitle, language }) =>
      withAddresses({ staffNumber, name, unitId, jobTitle, language, leads: false }),
  )
}

/** Everybody else: each unit is filled up to its headcount. */
export function demoCrowd(): DemoPerson[] {
  const cast = demoCast()
  const taken = new Set(cast.map((person) => person.name))
  const names = demoNames().filter((name) => !taken.has(name))
  let position = 0
  return Object.entries(demoHeadcount).flatMap(([unitId, headcount]) => {
    const missing = headcount - cast.filter((person) => person.unitId === unitId).length
    return Array.from({ length: missing }, (_, place) => {
      const staffNumber = `PS-${firstOfTheCrowd + position}`
      const name = names[position++] as string
      return withAddresses({
        staffNumber,
        name,
        unitId,
        jobTitle: jobTitle(unitId, place),
        language: language(staffNumber),
        leads: place === 0,
      })
    })
  })
}

function jobTitle(unitId: string, place: number): string {
  const [head, ...others] = demoJobTitles[unitId] ?? []
  if (head === undefined) throw new Error(`Nobody knows what is done in ${unitId}`)
  return place === 0 ? head : oneOf(others, 'job', unitId, place)
}

function language(staffNumber: string): Language {
  const dice = chance('language', staffNumber)
  return dice < 0.72 ? 'en' : dice < 0.87 ? 'fr' : 'crs'
}

function withAddresses(person: Omit<DemoPerson, 'email' | 'logon'>): DemoPerson {
  const { name, unitId, jobTitle, staffNumber } = person
  const { mailDomain, logonDomain } = findMinistry(unitId)
  const [first = '', last = ''] = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ')
  const atADesk = !awayFromDesks.has(jobTitle)
  const email = atADesk ? `${first}.${last}@${mailDomain}` : null
  // Two people may share an initial and a surname; the staff number's end tells them apart.
  const logon = atADesk ? `${logonDomain}\\${first.charAt(0)}${last}${staffNumber.slice(-2)}` : null
  return { ...person, email, logon }
}
