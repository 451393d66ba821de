import { existsSync } from 'node:fs'
import path from 'node:path'
import { type CompiledSyllabus, compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { checkSyllabus } from '#app/domain/catalogue/lint/check-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { remark, say } from '../progress.ts'
import { Refused } from '../refused.ts'

/** Reads, compiles and checks a syllabus; prints every problem and refuses when one of them is an error, or with `strict` a warning. */
export async function readChecked(folder: string, strict = false): Promise<CompiledSyllabus> {
  const syllabus = await compileFolder(folder)
  const problems = checkSyllabus(syllabus, new Date().toISOString().slice(0, 10))
  for (const problem of problems) say(inWords(problem))
  const errors = problems.filter(({ severity }) => severity === 'error').length
  remark(`${errors} errors, ${problems.length - errors} warnings`)
  if (errors > 0) throw new Refused('Mend the errors first.')
  if (strict && problems.length > 0) throw new Refused('Mend the warnings as well: the check was asked to be strict.')
  return syllabus
}

/** Reads and compiles a syllabus, whatever may be wrong with it. */
export async function compileFolder(folder: string): Promise<CompiledSyllabus> {
  if (!existsSync(folder)) throw new Refused(`There is no folder ${folder}.`)
  const source = await readSyllabus(path.resolve(folder))
  if (source.courses.length === 0 && source.problems.length === 0)
    throw new Refused(`There are no courses in ${folder}.`)
  remark(`Compiling ${source.courses.length} courses …`)
  return compileSyllabus(source, figureAddress)
}

/** As editors and continuous integration understand it. */
function inWords({ file, line, column, severity, rule, message }: FileProblem): string {
  return `${file}:${line}:${column}: ${severity}: ${message} [${rule}]`
}
