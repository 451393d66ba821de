import { warningAt } from '#app/lesson-markup/lesson-problem.ts'
import type { SyllabusReading } from './read-syllabus.ts'

/** Tells the author of a file that nothing reads. */
export function reportStray(reading: SyllabusReading, file: string) {
  reading.report(
    file,
    warningAt(null, 'stray-file', 'This file belongs to nothing here and is not read. Is its name spelt rightly?'),
  )
}
