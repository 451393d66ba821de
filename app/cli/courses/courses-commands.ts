import path from 'node:path'
import type { Command } from 'commander'
import { projectRoot } from '#db/project-root.ts'
import { remark } from '../progress.ts'
import { type ExportOptions, exportCourses } from './export-courses.ts'
import type { ImportOptions } from './import-courses.ts'

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
    .option('--course <id>', 'only this course')
    .option('--take-files', 'where a file was changed in the browser as well, take the file')
    .option('--keep-browser', 'where a file was changed in the browser as well, keep what trainers published')
    .action(async (options: ImportOptions, command: Command) => {
      const { importCourses } = await import('./import-courses.ts')
      await importCourses(options, command)
    })

  group
    .command('export <folder>')
    .description('write the syllabus as published into files, for git or for editing')
    .option('--drafts', 'where trainers are writing, write the draft instead of what is published')
    .option('--course <id>', 'only this course, with the registers that its lessons quote')
    .option('--with-final-pool', 'with the questions of the final that were written or changed in the browser')
    .option('--withdrawn', 'with courses that were taken out')
    .action((folder: string, options: ExportOptions, command: Command) => exportCourses(folder, options, command))
}
