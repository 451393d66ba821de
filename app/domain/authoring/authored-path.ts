import type { Language } from '#app/lesson-markup/language.ts'

/** What a file of a course is, by its path under the syllabus. */
export type AuthoredFile =
  | { kind: 'description' }
  | { kind: 'lesson'; position: number; slug: string; language: Language }
  | { kind: 'bank'; pool: 'quiz' | 'final'; language: Language }
  | { kind: 'handout'; slug: string; language: Language }
  | { kind: 'figure'; src: string }

const folderName = /^\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*$/
const lessonName = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(fr|crs))?\.mdx$/
const bankName = /^bank\/(quiz|final)(?:\.(fr|crs))?\.mdx$/
const handoutName = /^(team-discussion)(?:\.(fr|crs))?\.mdx$/
const figureName = /^figures\/[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:fr|crs))?\.(?:svg|png|jpg|webp)$/
const longestPath = 200

/** What stands at this path of a course's folder; null for a path that no course has, such as one that leads out of the folder. */
export function authoredFile(path: string, folder: string): AuthoredFile | null {
  if (path.length > longestPath || !folderName.test(folder) || !path.startsWith(`${folder}/`)) return null
  const name = path.slice(folder.length + 1)
  if (name === 'course.yaml') return { kind: 'description' }
  const lesson = lessonName.exec(name)
  if (lesson)
    return { kind: 'lesson', position: Number(lesson[1]), slug: lesson[2] ?? '', language: languageOf(lesson[3]) }
  const bank = bankName.exec(name)
  if (bank) return { kind: 'bank', pool: bank[1] as 'quiz' | 'final', language: languageOf(bank[2]) }
  const handout = handoutName.exec(name)
  if (handout) return { kind: 'handout', slug: handout[1] ?? '', language: languageOf(handout[2]) }
  return figureName.test(name) ? { kind: 'figure', src: name } : null
}

/** The same path in a course's folder of today, which may have been numbered or named anew since the path was noted. */
export function pathInFolder(path: string, folder: string): string {
  return path.includes('/') ? `${folder}${path.slice(path.indexOf('/'))}` : path
}

/** The path as somebody sent it, in the folder of today if that was only numbered anew meanwhile; a path of another course stays one. */
export function renumberedPath(path: string, folder: string): string {
  const name = (one: string) => one.split('/')[0]?.replace(/^\d{2}-/, '')
  return name(path) === name(folder) ? pathInFolder(path, folder) : path
}

/** The path of a lesson in one language. */
export function lessonPath(
  folder: string,
  { position, slug }: { position: number; slug: string },
  language: Language,
): string {
  return `${folder}/${String(position).padStart(2, '0')}-${slug}${suffixOf(language)}.mdx`
}

/** The path of a bank in one language. */
export function bankPath(folder: string, pool: 'quiz' | 'final', language: Language): string {
  return `${folder}/bank/${pool}${suffixOf(language)}.mdx`
}

function languageOf(suffix: string | undefined): Language {
  return (suffix ?? 'en') as Language
}

function suffixOf(language: Language): string {
  return language === 'en' ? '' : `.${language}`
}
