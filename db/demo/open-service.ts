import path from 'node:path'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { importSyllabus } from '#app/domain/catalogue/import-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { takeRulesLive } from '#app/domain/certification/take-rules-live.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { describeOrganisation } from '#app/domain/office/organisation.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { addPerson } from '#app/domain/people/add-person.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import type { Database } from '#db/handle.ts'
import { projectRoot } from '#db/project-root.ts'
import { accepted } from './accepted.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { demoOfficers } from './demo-officers.ts'
import { demoOrganisation } from './demo-organisation.ts'
import { demoCast } from './demo-people.ts'
import { setUpPlatforms } from './demo-platforms.ts'
import { demoUnits } from './demo-units.ts'
import { newPerson } from './new-person.ts'

const operator: Actor = { kind: 'operator', name: 'demonstration' }
/** Days ago on which the service was set up. */
const opening = 525

/** The policy is published on the first day, after the rules of behaviour went live. */
export function policyPublishedAt(calendar: DemoCalendar): Date {
  return calendar.moment(calendar.workingDay(opening), 10 * 60 + 5)
}

/**
 * The first days: the operator names the organisation, imports the syllabus and lets the first administrator in, who adds everybody
 * else who holds a role and takes the rules live. Answers the ids of all these people by staff number.
 */
export async function openService(db: Database, calendar: DemoCalendar): Promise<Map<string, string>> {
  const firstDay = calendar.workingDay(opening)
  const at = (minutes: number) => calendar.moment(firstDay, 8 * 60 + 30 + minutes)

  await describeOrganisation(db, demoOrganisation, operator, at(0))
  await importShippedSyllabus(db, at(6))
  for (const unit of demoUnits) accepted(await addUnit(db, unit, operator, at(20)))
  const ids = await addOfficers(db, at(32))
  const administrator = administratorOf(ids)
  const programme = await findProgramme(db, defaultProgrammeId)
  const rules = programme && (await findRules(db, programme.rulesId))
  if (!rules) throw new Error('The syllabus has no rules to take live')
  const { id: rulesRevisionId } = rules.revision
  accepted(await takeRulesLive(db, { rulesRevisionId }, administrator, at(75)))
  await setUpPlatforms(db, calendar, administrator, at(80))
  return ids
}

async function importShippedSyllabus(db: Database, at: Date): Promise<void> {
  const source = await readSyllabus(path.join(projectRoot, 'courses'))
  const syllabus = await compileSyllabus(source, figureAddress)
  const problem = syllabus.problems.find((one) => one.severity === 'error')
  if (problem) throw new Error(`${problem.file}: ${problem.message}`)
  for (const part of await importSyllabus(db, { syllabus, material: true, graceUntil: null }, operator, at))
    accepted(part)
}

/** The administrators first: they add the others and give them their roles. */
async function addOfficers(db: Database, at: Date): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const isFirst = (role: string) => (role === 'administrator' ? 0 : 1)
  const inOrder = demoOfficers.toSorted((one, other) => isFirst(one.role.role) - isFirst(other.role.role))
  for (const { staffNumber, role } of inOrder) {
    const person = demoCast().find((one) => one.staffNumber === staffNumber)
    if (!person) throw new Error(`${staffNumber} is not of the cast`)
    const actor = ids.size === 0 ? operator : administratorOf(ids)
    const { personId } = accepted(await addPerson(db, newPerson(person), actor, at))
    accepted(await grantRole(db, { personId, ...role }, actor, at))
    ids.set(staffNumber, personId)
  }
  return ids
}

function administratorOf(ids: Map<string, string>): Actor {
  const [personId] = ids.values()
  if (!personId) throw new Error('There is no administrator yet')
  return { kind: 'person', personId }
}
