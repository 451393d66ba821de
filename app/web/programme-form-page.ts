import type { CountedCourse } from '#app/domain/assessment/count-bank.ts'
import {
  type RecertificationExample,
  recertificationExample,
} from '#app/domain/certification/recertification-examples.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import type { Surroundings } from '#app/domain/learning/programme-problems.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { ProgrammeBody, Recertification } from '#db/schema/learning.ts'
import { currentOrganisation } from './catalogue.ts'
import { db } from './database.ts'
import type { ProgrammeValues } from './programme-values.ts'

/** What the form of a version shows: what stands in its fields, what can be chosen, and what the dates typed would mean. */
export type ProgrammeFormPage = {
  values: ProgrammeValues
  /** Every course there is, those of the programme first and in its order. */
  courses: CountedCourse[]
  /** Ids of the courses that are modules now: their objectives are in the blueprint. */
  modules: string[]
  /** Modules that are no courses any more. */
  lost: string[]
  others: { id: string; title: LocalisedText }[]
  units: { id: string; name: string; depth: number }[]
  rulesIds: string[]
  examples: { method: Recertification['method']; example: RecertificationExample }[]
}

export async function programmeFormPage(
  body: ProgrammeBody,
  values: ProgrammeValues,
  around: Surroundings,
  now: Date,
): Promise<ProgrammeFormPage> {
  const modules = body.modules.flatMap((id) => around.courses.get(id) ?? [])
  const rest = [...around.courses.values()].filter((course) => !modules.includes(course))
  const { timeZone } = await currentOrganisation()
  const methods: Recertification[] = [
    { method: 'from-previous-expiry' },
    { method: 'from-completion' },
    body.recertification.method === 'fixed-calendar' ? body.recertification : calendarOf(values),
  ]
  return {
    values,
    courses: [...modules, ...rest],
    modules: modules.map(({ courseId }) => courseId),
    lost: body.modules.filter((id) => !around.courses.has(id)),
    others: (await listProgrammes(db)).flatMap(({ id, body: { title } }) => (id === body.id ? [] : [{ id, title }])),
    units: (await listUnits(db)).filter(({ closed }) => !closed).map(({ id, name, depth }) => ({ id, name, depth })),
    rulesIds: around.rulesIds,
    examples: methods.map((one) => ({
      method: one.method,
      example: recertificationExample(one, body.validity, { now, timeZone }),
    })),
  }
}

/** The fixed day that stands in the fields, whether or not it is chosen; the last of December where it cannot be read. */
function calendarOf({ calendarMonth, calendarDay, minimumMonths }: ProgrammeValues): Recertification {
  const within = (typed: string | undefined, most: number, otherwise: number) => {
    const number = Number(typed)
    return Number.isInteger(number) && number >= 1 && number <= most ? number : otherwise
  }
  return {
    method: 'fixed-calendar',
    month: within(calendarMonth, 12, 12),
    day: within(calendarDay, 31, 31),
    minimumMonths: within(minimumMonths, 24, 6),
  }
}
