import type { LoaderFunctionArgs } from '@remix-run/node'
import { lessonPath } from '#app/domain/authoring/authored-path.ts'
import { type DraftLesson, draftLessons, draftLessonTitle } from '#app/domain/authoring/draft-lessons.ts'
import { type Draft, draftText } from '#app/domain/authoring/find-draft.ts'
import { languages } from '#app/lesson-markup/language.ts'
import { lessonDeskAddress } from '#app/ui/training-addresses.ts'
import type { CourseDesk } from './course-desk.ts'
import { notFound } from './refuse.ts'
import { type DeskText, openDraft, openText } from './text-desk.ts'

/** One language in which a text can be written, and whether it is. */
export type TextLanguage = { language: (typeof languages)[number]; href: string; exists: boolean; current: boolean }

/** The lesson in the address, of the course on the desk. Anything else is 404. */
export async function openLessonDesk(desk: CourseDesk, lessonId = ''): Promise<{ draft: Draft; lesson: DraftLesson }> {
  const draft = await openDraft(desk)
  const lesson = draftLessons(draft).find(({ slug }) => slug === lessonId) ?? notFound()
  return { draft, lesson }
}

/** Its text in the language that the address asks for: also one that is yet to be written. */
export async function openLessonText(desk: CourseDesk, { request, params }: LoaderFunctionArgs) {
  const { draft, lesson } = await openLessonDesk(desk, params.lessonId)
  const asked = new URL(request.url).searchParams.get('language') ?? 'en'
  const language = languages.find((one) => one === asked) ?? notFound()
  const opened = await openText(desk, lesson.paths[language] ?? lessonPath(draft.folder, lesson, language), draft)
  return {
    opened,
    title: draftLessonTitle(draft, lesson, language),
    languages: languages.map((one) => ({
      language: one,
      href: lessonDeskAddress(desk.courseId, lesson.slug, one),
      exists: lesson.paths[one] !== undefined,
      current: one === language,
    })),
  }
}

/** What stands in the editor at first: the text, or the English that is to be put into other words. */
export function firstText({ draft, path, text }: DeskText): string {
  return text ?? draftText(draft, path.replace(/\.(?:fr|crs)(?=\.mdx$)/, '')) ?? ''
}
