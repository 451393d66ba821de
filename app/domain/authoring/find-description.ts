import { type CourseDescription, courseDescription, type FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { readYaml } from '#app/lesson-markup/read-yaml.ts'
import { type Draft, draftText } from './find-draft.ts'

/** The path of a course's description. */
export function descriptionPath(folder: string): string {
  return `${folder}/course.yaml`
}

/** What a draft says of its course; null where that cannot be read, with what is wrong in it. */
export function findDescription(draft: Draft): { description: CourseDescription | null; problems: FileProblem[] } {
  return readDescription(draftText(draft, descriptionPath(draft.folder)) ?? '', descriptionPath(draft.folder))
}

/** The same for a text that is not saved yet. */
export function readDescription(text: string, file: string) {
  const read = readYaml(text, courseDescription)
  return read.kind === 'read'
    ? { description: read.value, problems: [] }
    : { description: null, problems: read.problems.map((problem) => ({ file, ...problem })) }
}
