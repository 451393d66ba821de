import { type CourseDescription, courseDescription, type FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { Unchanging } from '#app/domain/learning/unchanging.ts'
import { readYaml } from '#app/lesson-markup/read-yaml.ts'
import { type Draft, draftText } from './find-draft.ts'

/** The path of a course's description. */
export function descriptionPath(folder: string): string {
  return `${folder}/course.yaml`
}

type DescriptionReading = { description: CourseDescription | null; problems: FileProblem[] }

/** By path and hash of the file. */
const readings = new Unchanging<DescriptionReading>(40)

/** What a draft says of its course; null where that cannot be read, with what is wrong in it. Read once as long as it does not change. */
export function findDescription(draft: Draft): DescriptionReading {
  const path = descriptionPath(draft.folder)
  const id = `${path} ${draft.files.get(path)?.hash}`
  const reading = readings.get(id) ?? readDescription(draftText(draft, path) ?? '', path)
  readings.set(id, reading)
  return reading
}

/** The same for a text that is not saved yet. */
export function readDescription(text: string, file: string): DescriptionReading {
  const read = readYaml(text, courseDescription)
  return read.kind === 'read'
    ? { description: read.value, problems: [] }
    : { description: null, problems: read.problems.map((problem) => ({ file, ...problem })) }
}
