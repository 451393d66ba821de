import type { CompiledSyllabus } from '../compile-syllabus.ts'
import { jobAidsFolder } from '../read-handouts.ts'
import type { FileProblem } from '../syllabus.ts'
import { checkBanks } from './check-bank.ts'
import { checkCourse } from './check-course.ts'
import { checkHandouts, checkJobAids } from './check-handouts.ts'
import { checkProgramme } from './check-programme.ts'
import { checkRegisters } from './check-registers.ts'
import { checkTranslations } from './check-translations.ts'
import { checkVariants } from './check-variants.ts'
import { errorIn, repeated } from './file-problem.ts'

/**
 * Everything that is wrong with a syllabus, by file and line: what could not be read or compiled first among it. A syllabus with an
 * error is not imported; warnings are for its authors. `today` (2026-11-22) is needed only to find overdue reviews.
 */
export function checkSyllabus(syllabus: CompiledSyllabus, today: string | null = null): FileProblem[] {
  const { source, courses, problems } = syllabus
  return [
    ...problems,
    ...repeated(courses.map((course) => course.source.description.id)).map((id) =>
      errorIn(
        courses.find((course) => course.source.description.id === id)?.source.descriptionFile.file ?? '',
        1,
        'duplicate-id',
        `Two courses are called “${id}”.`,
      ),
    ),
    ...courses
      .filter((course) => course.source.description.id === jobAidsFolder)
      .map((course) =>
        errorIn(course.source.descriptionFile.file, 1, 'reserved-id', 'No course can be called “job-aids”.'),
      ),
    ...checkRegisters(source, today),
    ...courses.flatMap((course) => [
      ...checkCourse(course, source.glossary),
      ...checkBanks(course, source.legalFacts),
      ...checkVariants(course),
      ...checkHandouts(course.handouts, source.glossary),
    ]),
    ...checkJobAids(syllabus),
    ...checkTranslations(syllabus),
    ...source.programmes.flatMap((programme) => checkProgramme(programme, syllabus)),
  ].sort((one, other) => compare(one.file, other.file) || one.line - other.line || one.column - other.column)
}

function compare(one: string, other: string) {
  return one < other ? -1 : one > other ? 1 : 0
}
