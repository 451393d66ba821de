import path from 'node:path'
import type { Command } from 'commander'
import { listSyllabusFiles } from '#app/domain/catalogue/list-syllabus-files.ts'
import { projectRoot } from '#db/project-root.ts'
import { inOffice } from '../office.ts'
import { remark } from '../progress.ts'
import type { ImportOptions } from './import-courses.ts'
import { writeSyllabus } from './write-syllabus.ts'

const shipped = path.join(projectRoot, 'courses')

/** `lisans courses`: between the syllabus as files and the syllabus as published. */
export function addCoursesCommands(program: Command): void {
  const group = program.command('courses').description('the syllabus, as files and as published')

  // Compiling lessons takes half a second to load, which no other command should wait for.
  group
    .command('check')
    .description('say everything that is wrong with the syllabus files; code 1 when something must be mended')
    .option('--from <folder>', 'where the files are', shipped)
    .option('--strict', 'take a warning for an error')
    .action(async ({ from, strict = false }: { from: string; strict?: boolean }) => {
      const { readChecked } = await import('./read-checked.ts')
      await readChecked(from, strict)
      remark('The syllabus can be imported.')
    })

  group
    .command('accept-translations [files...]')
    .description(
      'declare translations up to date with the English of now: those of these files, or all; writes translations.yaml',
    )
    .option('--from <folder>', 'where the files are', shipped)
    .action(async (files: string[], { from }: { from: string }) => {
      const { writeTranslations } = await import('./write-translations.ts')
      remark(`${await writeTranslations(from, files)} translations are recorded.`)
    })

  group
    .command('import')
    .description('publish what is new or changed in the syllabus files')
    .option('--from <folder>', 'where the files are', shipped)
    .option('--material', 'ask those who are certified to catch up with what changed')
    .option('--grace-days <days>', 'with --material: how long they have', '60')
    .action(async (options: ImportOptions, command: Command) => {
      const { importCourses } = await import('./import-courses.ts')
      await importCourses(options, command)
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
