import { z } from 'zod'
import { type Language, languages } from '#app/lesson-markup/language.ts'
import { readYaml } from '#app/lesson-markup/read-yaml.ts'
import { splitFrontMatter } from '#app/lesson-markup/split-front-matter.ts'
import { authoredFile } from './authored-path.ts'
import { type Draft, draftText } from './find-draft.ts'

export type DraftLesson = {
  slug: string
  /** Its place in the course, from 1. */
  position: number
  /** The path of its text in each language that it has. */
  paths: Partial<Record<Language, string>>
}

/** The lessons of a draft in their order, by the names of its files. */
export function draftLessons(draft: Draft): DraftLesson[] {
  const lessons = new Map<string, DraftLesson>()
  for (const path of draft.files.keys()) {
    const file = authoredFile(path, draft.folder)
    if (file?.kind !== 'lesson') continue
    const lesson = lessons.get(file.slug) ?? { slug: file.slug, position: file.position, paths: {} }
    lesson.paths[file.language] = path
    lessons.set(file.slug, lesson)
  }
  return [...lessons.values()].sort((one, other) => one.position - other.position || (one.slug < other.slug ? -1 : 1))
}

/** The title of a lesson of a draft in this language, or in English; its name where neither can be read. */
export function draftLessonTitle(draft: Draft, { slug, paths }: DraftLesson, language: Language = 'en'): string {
  const inOrder = [paths[language], ...languages.map((one) => paths[one])]
  const titles = inOrder.flatMap((path) => (path ? [titleOfText(draftText(draft, path) ?? '')] : []))
  return titles.find((title) => title !== null) ?? slug
}

const titled = z.looseObject({ title: z.string().trim().min(1).max(200) })

/** The title that a text gives itself; null where that cannot be read, which a draft may be. */
function titleOfText(text: string): string | null {
  const { frontMatter, frontMatterLine } = splitFrontMatter(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  const read = frontMatter === null ? null : readYaml(frontMatter, titled, frontMatterLine)
  return read?.kind === 'read' ? read.value.title : null
}
