import { expect, test } from 'vitest'
import { demoCalendar } from '#db/demo/demo-calendar.ts'
import { demoCast, demoCrowd } from '#db/demo/demo-people.ts'
import type { DemoStep } from '#db/demo/demo-step.ts'
import { planHistory } from '#db/demo/plan-history.ts'

/** Days of seeding through a whole year, weekends and holidays among them. */
const days = Array.from({ length: 20 }, (_, place) => new Date(Date.UTC(2026, 0, 1 + place * 19, 9, 30)))

test('the demonstration has some 240 people, each with a name, a staff number and addresses of their own', () => {
  const people = [...demoCast(), ...demoCrowd()]
  expect(people).toHaveLength(240)
  for (const read of ['name', 'staffNumber', 'email', 'logon'] as const) {
    const values = people.map((person) => person[read]).filter((value) => value !== null)
    expect(new Set(values).size, read).toBe(values.length)
  }
  const hosts = people.flatMap((person) => (person.email ? [person.email.split('@')[1]] : []))
  expect(hosts.filter((host) => !host?.endsWith('.example.org'))).toEqual([])
})

test('whatever the day, everything in the demonstration happened before it, over some seventeen months', () => {
  for (const now of days) {
    const steps = planAt(now)
    const length = (now.getTime() - (steps[0] as DemoStep).at.getTime()) / 86_400_000
    expect(length, now.toISOString()).toBeGreaterThan(480)
    expect(length, now.toISOString()).toBeLessThan(545)
    expect((steps.at(-1) as DemoStep).at <= now, now.toISOString()).toBe(true)
  }
}, 30_000)

test('nearly everything happens at work: on weekdays, from eight to six', () => {
  const steps = planAt(new Date('2026-11-22T12:00:00.000Z'))
  const local = steps.map((step) => new Date(step.at.getTime() + 4 * 3_600_000))
  const atWork = local.filter(
    (at) => ![0, 6].includes(at.getUTCDay()) && at.getUTCHours() >= 8 && at.getUTCHours() < 18,
  )
  expect(atWork.length / steps.length).toBeGreaterThan(0.98)
})

test('the last weeks of the year are quieter than the rest', () => {
  let quiet = 0
  let all = 0
  for (const now of days) {
    const local = planAt(now).map((step) => new Date(step.at.getTime() + 4 * 3_600_000).toISOString().slice(5, 10))
    quiet += local.filter((day) => day >= '12-11' || day < '01-03').length
    all += local.length
  }
  // These weeks are one sixteenth of a year, and in seventeen months come once or twice.
  expect(quiet / all).toBeLessThan(1 / 20)
}, 30_000)

test('the plan is the same whenever it is made for the same day', () => {
  const now = new Date('2026-11-22T12:00:00.000Z')
  expect(planAt(now)).toEqual(planAt(now))
})

function planAt(now: Date): DemoStep[] {
  const modules = ['confidentiality', 'privacy', 'legal-framework'].map((courseId) => ({
    courseId,
    lessonIds: ['one', 'two', 'three', 'four', 'five'],
  }))
  return planHistory({ modules, validMonths: 12, coolDownHours: 24 }, demoCalendar(now), { crowd: true })
}
