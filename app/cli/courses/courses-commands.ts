import path from 'node:path'
import type { Command } from 'commander'
import { type CompiledSyllabus, compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { importSyllabus } from '#app/domain/catalogue/import-syllabus.ts'
import { checkSyllabus } from '#app/domain/catalogue/lint/check-syllabus.ts'
import { listSyllabusFiles } from '#app/domain/catalogue/list-syllabus-files.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { projectRoot } from '#db/project-root.ts'
import { inOffice } from '../office.ts'
import { remark, say, showProgress } from '../progress.ts'
import { Refused } from '../refused.ts'
import { writeSyllabus } from './write-syllabus.ts'

const shipped = path.join(projectRoot, 'courses')
const aDay = 24 * 3_600_000

type ImportOptions = { from: string; material?: boolean; graceDays: string }

/** `lisans courses`: between the syllabus as files and the syllabus as published. */
export function addCoursesCommands(program: Command): void {
  const group = program.command('courses').description('the syllabus, as files and as published')

  group
    .command('check')
    .description('say everything that is wrong with the syllabus files; code 1 when something must be mended')
    .option('--from <folder>', 'where the files are', shipped)
    .action(async ({ from }: { from: string }) => {
      await readChecked(from)
      remark('The syllabus can be imported.')
    })

  group
    .command('import')
    .description('publish what is new or changed in the syllabus files')
    .option('--from <folder>', 'where the files are', shipped)
    .option('--material', 'ask those who are certified to catch up with what changed')
    .option('--grace-days <days>', 'with --material: how long they have', '60')
    .action(async ({ from, material = false, graceDays }: ImportOptions, command: Command) => {
      const days = wholeDays(graceDays)
      // Long work first, and without a hold on the data.
      const syllabus = await readChecked(from)
      await inOffice(command, async ({ db, operator }) => {
        const at = new Date()
        const graceUntil = material ? new Date(at.getTime() + days * aDay) : null
        const parts = await importSyllabus(db, { syllabus, material, graceUntil }, operator, at, (imported) => {
          if (imported.kind !== 'refused') say(`${imported.part}\t${imported.kind}\t${imported.number}`)
        })
        const refused = parts.flatMap((imported) =>
          imported.kind === 'refused' ? [`${imported.part}: ${imported.reason}`] : [],
        )
        if (refused.length > 0) throw new Refused(`Not published:\n${refused.join('\n')}`)
      })
    })

  group
    .command('export <folder>')
    .description('write the syllabus as published into files, for git or for editing')
    .action((folder: string, _options: object, command: Command) =>
      inOffice(command, async ({ db }) => {
        const files = await writeSyllabus(path.resolve(folder), listSyllabusFiles(db))
        remark(`${files} files in ${path.resolve(folder)}.`)
      }),
    )
}

/** Reads, compiles and checks; prints every problem and refuses when one of them is an error. */
async function readChecked(folder: string): Promise<CompiledSyllabus> {
  const source = await readSyllabus(path.resolve(folder))
  if (source.courses.length === 0 && source.problems.length === 0)
    throw new Refused(`There are no courses in ${folder}.`)
  const progress = showProgress('Compiling', 1)
  const syllabus = await compileSyllabus(source, figureAddress)
  progress.end()
  const problems = checkSyllabus(syllabus, new Date().toISOString().slice(0, 10))
  for (const problem of problems) say(inWords(problem))
  const errors = problems.filter(({ severity }) => severity === 'error').length
  remark(`${source.courses.length} courses, ${errors} errors, ${problems.length - errors} warnings`)
  if (errors > 0) throw new Refused('Mend the errors first.')
  return syllabus
}

/** As editors and continuous integration understand it. */
function inWords({ file, line, column, severity, rule, message }: FileProblem): string {
  return `${file}:${line}:${column}: ${severity}: ${message} [${rule}]`
}

function wholeDays(text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 0 && days <= 3650) return days
  throw new Refused(`“${text}” is not a number of days.`)
}
