import type { CountedCourse } from '#app/domain/assessment/count-bank.ts'
import type { BlueprintCell, ProgrammeBody } from '#db/schema/index.ts'
import { requirementProblem } from './requirement-graph.ts'

/** A cell should hold this many times what it draws, so that a second attempt is another examination. */
export const comfortableBank = 3

/** Something that keeps a programme from being published. `field` is where it is mended. */
export type ProgrammeProblem = {
  problem:
    | 'no-modules'
    | 'no-such-course'
    | 'thin-quiz'
    | 'no-blueprint'
    | 'no-such-objective'
    | 'cell-outside'
    | 'empty-cell'
    | 'no-such-required-programme'
    | 'requires-itself'
    | 'no-rules'
    | 'no-such-unit'
    | 'no-units'
  field: string
  values: Record<string, string | number>
}

export type Surroundings = {
  courses: ReadonlyMap<string, CountedCourse>
  /** What each published programme requires, by its id. */
  requirements: ReadonlyMap<string, string[]>
  /** Ids of rules that were ever published. */
  rulesIds: string[]
  /** Ids of the units there are. */
  unitIds: string[]
}

/** Why a programme cannot be published as it says; nothing when it can. The same questions as the syllabus is asked, about what is published now. */
export function programmeProblems(body: ProgrammeBody, around: Surroundings): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = []
  const say = (problem: ProgrammeProblem['problem'], field: string, values: ProgrammeProblem['values'] = {}) =>
    problems.push({ problem, field, values })

  if (body.modules.length === 0) say('no-modules', 'modules')
  for (const course of body.modules) {
    const counted = around.courses.get(course)
    const field = `place.${course}`
    if (!counted) say('no-such-course', field, { course })
    else if (counted.quiz < body.quiz.draw)
      say('thin-quiz', field, { course, draw: body.quiz.draw, holds: counted.quiz })
  }
  if (body.final.blueprint.length === 0) say('no-blueprint', 'blueprint')
  for (const cell of body.final.blueprint) checkCell(cell)
  const required = requirementProblem(body, around.requirements)
  if (required) say(required, 'requires')
  if (!around.rulesIds.includes(body.rules)) say('no-rules', 'rules', { rules: body.rules })
  const { supervised } = body.final
  if (supervised.where === 'units') {
    if (supervised.unitIds.length === 0) say('no-units', 'supervised')
    if (supervised.unitIds.some((unit) => !around.unitIds.includes(unit))) say('no-such-unit', 'supervised')
  }
  return problems

  function checkCell(cell: BlueprintCell) {
    const { module: course, objective, critical, draw } = cell
    const field = cellField(cell)
    if (!body.modules.includes(course)) return say('cell-outside', field, { course, objective })
    const found = around.courses.get(course)?.objectives.find(({ id }) => id === objective)
    if (!found) return say('no-such-objective', field, { course, objective })
    const holds = critical ? found.critical : found.ordinary
    if (holds < draw) say('empty-cell', field, { course, objective, draw, holds })
  }
}

/** The name of a cell's field in a form. */
export function cellField({ module, objective, critical }: Omit<BlueprintCell, 'draw'>): string {
  return `draw.${module}.${objective}.${critical ? 'critical' : 'ordinary'}`
}
