import path from 'node:path'
import type { Command } from 'commander'
import { exportCourses as exportFromDatabase } from '#app/domain/packages/export-courses.ts'
import { inOffice } from '../office.ts'
import { remark } from '../progress.ts'
import { Refused } from '../refused.ts'
import { writeSyllabus } from './write-syllabus.ts'

export type ExportOptions = { drafts?: boolean; course?: string; withFinalPool?: boolean; withdrawn?: boolean }

/** Writes the syllabus into files and says what was left out. */
export function exportCourses(folder: string, options: ExportOptions, command: Command): Promise<void> {
  const target = path.resolve(folder)
  const { drafts = false, course: courseId = null, withFinalPool: finalPool = false, withdrawn = false } = options
  return inOffice(command, async ({ db, operator }) => {
    const wanted = { courseId, drafts, finalPool, withdrawn }
    const exported = await exportFromDatabase(db, wanted, operator, new Date())
    if (exported.kind === 'refused')
      throw new Refused(courseId === null ? exported.reason : `There is no course “${courseId}”.`)
    const { written, unchanged, removed } = await writeSyllabus(target, exported.files)
    remark(
      `${exported.files.length} files in ${target}: ${written} written, ${unchanged} unchanged, ${removed} taken away.`,
    )
    if (exported.drafts.length > 0) remark(`As drafts, not published: ${exported.drafts.join(', ')}`)
    if (exported.withdrawn.length > 0)
      remark(`Left out, because taken out: ${exported.withdrawn.join(', ')} (--withdrawn)`)
    for (const { path: file, questions, written: isWritten } of exported.withheld) {
      const instead = isWritten ? 'it is written as it last came in from files' : 'it is not written'
      remark(`Left out of ${file}: ${questions} questions written or changed here; ${instead}.`)
    }
    if (exported.withheld.length > 0) {
      remark('Importing these files again takes none of them away. With them: --with-final-pool')
    }
    if (finalPool)
      remark('The files hold the private questions of the final with their keys. Keep them where you keep secrets.')
  })
}
