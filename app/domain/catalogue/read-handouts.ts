import type { Language } from '#app/lesson-markup/language.ts'
import { readFigures } from './read-figures.ts'
import type { SyllabusReading } from './read-syllabus.ts'
import { reportStray } from './report-stray.ts'
import type { HandoutSource, JobAidsSource } from './syllabus.ts'

/** The folder of the job aids; as they are published like a course, no course may have its name for an id. */
export const jobAidsFolder = 'job-aids'

/** The page of a course with which a manager leads a discussion of the module. */
export const teamDiscussion = 'team-discussion'

const handoutName = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(fr|crs))?\.mdx$/

/** Reads the folder of the job aids. */
export async function readJobAids(reading: SyllabusReading): Promise<JobAidsSource> {
  const handouts: HandoutSource[] = []
  const entries = await reading.folder.list(jobAidsFolder)
  for (const { name, kind } of entries) {
    if (kind === 'file') await addHandout(reading, handouts, `${jobAidsFolder}/${name}`)
    else if (name !== 'figures') reportStray(reading, `${jobAidsFolder}/${name}`)
  }
  const illustrated = entries.some(({ name, kind }) => name === 'figures' && kind === 'folder')
  return {
    folder: jobAidsFolder,
    handouts,
    figures: illustrated ? await readFigures(reading, jobAidsFolder) : [],
  }
}

/** Reads a page to print and puts it beside its other languages. */
export async function addHandout(reading: SyllabusReading, handouts: HandoutSource[], file: string): Promise<void> {
  const match = handoutName.exec(file.slice(file.lastIndexOf('/') + 1))
  if (!match) return reportStray(reading, file)
  const [, slug = '', suffix] = match
  const source = await reading.text(file)
  if (!source) return
  let handout = handouts.find((known) => known.slug === slug)
  if (!handout) {
    handout = { slug, variants: {} }
    handouts.push(handout)
  }
  handout.variants[(suffix ?? 'en') as Language] = source
}
