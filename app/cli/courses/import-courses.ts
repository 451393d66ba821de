import type { Command } from 'commander'
import { importSyllabus } from '#app/domain/catalogue/import-syllabus.ts'
import { inNewOffice } from '../office.ts'
import { say } from '../progress.ts'
import { Refused } from '../refused.ts'
import { readChecked } from './read-checked.ts'

export type ImportOptions = { from: string; material?: boolean; graceDays: string }

const aDay = 24 * 3_600_000

/** Publishes what is new or changed; prints a line for each part. */
export async function importCourses(options: ImportOptions, command: Command): Promise<void> {
  const { from, material = false } = options
  const days = wholeDays(options.graceDays)
  // The long work first, and without a hold on the data.
  const syllabus = await readChecked(from)
  await inNewOffice(command, async ({ db, operator }) => {
    const at = new Date()
    const graceUntil = material ? new Date(at.getTime() + days * aDay) : null
    const parts = await importSyllabus(db, { syllabus, material, graceUntil }, operator, at, (imported) => {
      if (imported.kind !== 'refused') say(`${imported.part}\t${imported.kind}\t${imported.number}`)
    })
    const refused = parts.flatMap((part) => (part.kind === 'refused' ? [`${part.part}: ${part.reason}`] : []))
    if (refused.length > 0) throw new Refused(`Not published:\n${refused.join('\n')}`)
  })
}

function wholeDays(text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 0 && days <= 3650) return days
  throw new Refused(`“${text}” is not a number of days.`)
}
