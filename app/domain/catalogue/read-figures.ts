import { errorAt } from '#app/lesson-markup/lesson-problem.ts'
import type { SyllabusReading } from './read-syllabus.ts'
import { reportStray } from './report-stray.ts'
import type { FigureSource } from './syllabus.ts'

const figureName = /^[a-z0-9]+(-[a-z0-9]+)*(\.(fr|crs))?\.(svg|png|jpg|webp)$/

/** Reads the pictures of a course, or of the job aids. */
export async function readFigures(reading: SyllabusReading, folder: string) {
  const figures: FigureSource[] = []
  for (const { name } of await reading.folder.list(`${folder}/figures`)) {
    const file = `${folder}/figures/${name}`
    if (!figureName.test(name)) {
      reportStray(reading, file)
      continue
    }
    const bytes = await reading.folder.readBytes(file)
    if (bytes) figures.push({ src: `figures/${name}`, file, bytes })
    else
      reading.report(
        file,
        errorAt(null, 'too-long', 'This picture is larger than 500 kB; learners on slow lines wait for it.'),
      )
  }
  return figures
}
