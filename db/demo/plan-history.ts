import { dealStories } from './crowd-stories.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { chance } from './demo-chance.ts'
import { demoOfficers } from './demo-officers.ts'
import { type DemoPerson, demoCast, demoCrowd } from './demo-people.ts'
import { type DemoPersona, demoPersonas } from './demo-personas.ts'
import type { DemoStep } from './demo-step.ts'
import { officerStories } from './officer-stories.ts'
import { personaStories } from './persona-stories.ts'
import { planAnnex } from './plan-annex.ts'
import { type Outline, Timeline } from './timeline.ts'

/** When those who hold a role took the programme themselves: before everybody else, to know what they ask of them. */
const officersLearn = { from: 513, to: 507 }
const officersRenew = 172

/** Everything that happened to everybody, oldest first. Those who hold a role have joined already. */
export function planHistory(outline: Outline, calendar: DemoCalendar, { crowd }: { crowd: boolean }): DemoStep[] {
  const told = [...demoCast().map(tellOfCast), ...(crowd ? tellOfCrowd(demoCrowd()) : [])]
  const steps = [...told.flatMap((timeline) => timeline.steps), ...planAnnex(told, calendar)]
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime())

  function tellOfCast(person: DemoPerson): Timeline {
    const timeline = new Timeline(person, outline, calendar, false)
    if (demoOfficers.some((officer) => officer.staffNumber === person.staffNumber)) return tellOfOfficer(timeline)
    const persona = (demoPersonas as readonly DemoPersona[]).find((one) => one.staffNumber === person.staffNumber)
    personaStories[persona?.key ?? '']?.(timeline)
    return timeline
  }

  function tellOfCrowd(people: DemoPerson[]): Timeline[] {
    const stories = dealStories(people)
    return people.map((person) => {
      const timeline = new Timeline(person, outline, calendar, chance('puts off', person.staffNumber) < 0.7)
      stories.get(person.staffNumber)?.(timeline)
      return timeline
    })
  }
}

function tellOfOfficer(timeline: Timeline): Timeline {
  timeline.certify(officersLearn.from, officersLearn.to)
  timeline.final(officersRenew, 'pass').sign(officersRenew)
  officerStories[timeline.person.staffNumber]?.(timeline)
  return timeline
}
