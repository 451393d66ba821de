import type { CompiledCourse, CompiledSyllabus } from '../compile-syllabus.ts'
import type { FileProblem, ProgrammeSource } from '../syllabus.ts'
import { errorIn, repeated, warningIn } from './file-problem.ts'
import { bankQuestions } from './placed-question.ts'

/** A cell of the blueprint must be able to fill its place this many times over, so that a second attempt is another examination. */
const questionsPerDraw = 3

/** A programme against the courses it is made of. */
export function checkProgramme(programme: ProgrammeSource, syllabus: CompiledSyllabus): FileProblem[] {
  const { description, file, source } = programme
  const lines = source.split('\n')
  const lineWith = (...texts: string[]) =>
    Math.max(
      0,
      lines.findIndex((line) => texts.every((text) => line.includes(text))),
    ) + 1
  const courses = new Map(syllabus.courses.map((course) => [course.source.description.id, course]))
  const problems: FileProblem[] = []
  for (const id of repeated(description.modules))
    problems.push(errorIn(file, lineWith('modules'), 'duplicate-id', `The module “${id}” is named twice.`))
  for (const id of description.modules) {
    const course = courses.get(id)
    if (course) problems.push(...checkModule(course, programme, lineWith('blueprint')))
    else problems.push(errorIn(file, lineWith('modules'), 'unknown-course', `There is no course “${id}”.`))
  }
  for (const { module, objective, critical, draw } of description.final.blueprint) {
    const line = lineWith(`module: ${module}`, `objective: ${objective}`, ...(critical ? ['critical'] : []))
    const course = courses.get(module)
    if (!description.modules.includes(module))
      problems.push(
        errorIn(file, line, 'unknown-course', `The blueprint draws from “${module}”, which is not among the modules.`),
      )
    if (!course) continue
    if (!course.source.description.objectives.some(({ id }) => id === objective)) {
      problems.push(errorIn(file, line, 'unknown-objective', `The course “${module}” has no objective “${objective}”.`))
    }
    const found = bankQuestions(course).filter(
      ({ question }) => question.pool === 'final' && question.objective === objective && question.critical === critical,
    ).length
    if (found < questionsPerDraw * draw) {
      const cell = `${module}, ${objective}${critical ? ', critical' : ''}`
      problems.push(
        errorIn(
          file,
          line,
          'thin-cell',
          `The cell ${cell} draws ${draw} and so needs ${questionsPerDraw * draw} questions in the final bank; it has ${found}.`,
        ),
      )
    }
  }
  const rules = syllabus.source.rules.find(({ id }) => id === description.rules)
  if (!rules?.variants.en)
    problems.push(
      errorIn(
        file,
        lineWith('rules:'),
        'no-rules',
        `There are no rules of behaviour “${description.rules}” in English.`,
      ),
    )
  return problems
}

function checkModule(
  course: CompiledCourse,
  { file, description }: ProgrammeSource,
  blueprintLine: number,
): FileProblem[] {
  const { id } = course.source.description
  const problems: FileProblem[] = []
  const quiz = bankQuestions(course).filter(({ question }) => question.pool === 'quiz').length
  if (quiz < description.quiz.draw) {
    problems.push(
      errorIn(
        file,
        1,
        'thin-quiz',
        `The quiz of “${id}” draws ${description.quiz.draw} questions; its bank has ${quiz}.`,
      ),
    )
  }
  const cells = description.final.blueprint.filter(({ module }) => module === id)
  if (!cells.some(({ critical }) => critical)) {
    problems.push(
      warningIn(file, blueprintLine, 'no-critical', `The blueprint draws no critical question from “${id}”.`),
    )
  }
  for (const objective of course.source.description.objectives.filter(
    ({ id, quizOnly }) => !quizOnly && !cells.some((cell) => cell.objective === id),
  )) {
    problems.push(
      warningIn(file, blueprintLine, 'unexamined-objective', `The final never examines “${objective.id}” of “${id}”.`),
    )
  }
  return problems
}
