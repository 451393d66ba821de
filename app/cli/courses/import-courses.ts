import type { Command } from 'commander'
import type { ConflictChoice } from '#app/domain/authoring/merge-file-sets.ts'
import { importSyllabus, type PartImported } from '#app/domain/catalogue/import-syllabus.ts'
import { inNewOffice } from '../office.ts'
import { say } from '../progress.ts'
import { Refused } from '../refused.ts'
import { readChecked } from './read-checked.ts'
import { sayImported } from './say-imported.ts'

export type ImportOptions = {
  from: string
  material?: boolean
  graceDays: string
  takeFiles?: boolean
  keepBrowser?: boolean
  course?: string
}

const aDay = 24 * 3_600_000

/** Publishes what is new or changed; prints a line for each part. */
export async function importCourses(options: ImportOptions, command: Command): Promise<void> {
  const { from, material = false, takeFiles = false, keepBrowser = false, course: onlyCourse = null } = options
  const days = wholeDays(options.graceDays)
  if (takeFiles && keepBrowser) throw new Refused('Say either --take-files or --keep-browser.')
  const settle: ConflictChoice | null = takeFiles ? 'take-files' : keepBrowser ? 'keep-browser' : null
  // The long work first, and without a hold on the data.
  const syllabus = await readChecked(from)
  if (onlyCourse !== null && !syllabus.courses.some(({ source }) => source.description.id === onlyCourse))
    throw new Refused(`There is no course “${onlyCourse}” in ${from}.`)
  await inNewOffice(command, async ({ db, operator }) => {
    const at = new Date()
    const graceUntil = material ? new Date(at.getTime() + days * aDay) : null
    const publication = { syllabus, material, graceUntil, settle, onlyCourse }
    const parts = await importSyllabus(db, publication, operator, at, (part) => sayImported(part, say))
    const refused = parts.flatMap((part) => (part.kind === 'refused' ? [`${part.part}: ${part.reason}`] : []))
    const left = parts.flatMap((part) => (isLeft(part) ? [part.part] : []))
    if (left.length > 0)
      refused.push(
        `${left.join(', ')}: nothing of it was published, because trainers changed it here as well (see above).`,
        'Decide with --take-files or --keep-browser, and with --course for one course only; or put both together in the files.',
      )
    if (refused.length > 0) throw new Refused(`Not published:\n${refused.join('\n')}`)
  })
}

function isLeft({ kind }: PartImported): boolean {
  return kind === 'conflict' || kind === 'faulty' || kind === 'lacking'
}

function wholeDays(text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 0 && days <= 3650) return days
  throw new Refused(`“${text}” is not a number of days.`)
}
