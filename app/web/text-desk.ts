import { z } from 'zod'
import { type AuthoredFile, authoredFile, renumberedPath } from '#app/domain/authoring/authored-path.ts'
import { mayChangeFile } from '#app/domain/authoring/course-desk.ts'
import { holdsFinalKeys, knowsFinalKeys } from '#app/domain/authoring/final-keys.ts'
import { type Draft, draftText, findDraft, versionAt } from '#app/domain/authoring/find-draft.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { writtenBytes, writtenText } from '#app/domain/authoring/written-text.ts'
import type { CoursePart } from '#db/schema/catalogue.ts'
import type { CourseDesk } from './course-desk.ts'
import { db } from './database.ts'
import { readVersionToken, versionToken } from './draft-version.ts'
import { notFound } from './refuse.ts'

/** A text of a course on somebody's desk. */
export type DeskText = {
  draft: Draft
  path: string
  file: Exclude<AuthoredFile, { kind: 'figure' }>
  /** Null where there is none yet. */
  text: string | null
  /** For the form: see `versionToken`. */
  version: string
  mayChange: boolean
}

/** The draft of the course on the desk; 404 where there is neither a draft nor a published course. */
export async function openDraft({ courseId }: { courseId: string }): Promise<Draft> {
  return (await findDraft(db, courseId)) ?? notFound()
}

/** The text at a path of the course on the desk. A path that no text can have is 404, as is a picture, and the final for who may not see it. */
export async function openText(
  desk: { courseId: string; parts: CoursePart[] },
  asked: string,
  draft?: Draft,
): Promise<DeskText> {
  const opened = draft ?? (await openDraft(desk))
  const path = renumberedPath(asked, opened.folder)
  const file = authoredFile(path, opened.folder)
  if (!file || file.kind === 'figure') notFound()
  if (holdsFinalKeys(path) && !knowsFinalKeys(desk.parts)) notFound()
  return {
    draft: opened,
    path,
    file,
    text: draftText(opened, path),
    version: versionToken({ version: versionAt(opened, path), hash: opened.files.get(path)?.hash ?? null }),
    mayChange: mayChangeFile(desk.parts, path, opened.folder),
  }
}

/** The same, with the language it is in. */
export async function openedText(desk: { courseId: string; parts: CoursePart[] }, path: string) {
  const opened = await openText(desk, path)
  return { ...opened, language: 'language' in opened.file ? opened.file.language : ('en' as const) }
}

/** What the form of an editor sends. Whether it is a sound lesson is asked later: drafts may be faulty. */
export const writtenForm = z.object({
  path: z.string('common:form.invalid').max(200, 'common:form.invalid'),
  text: z.string('common:form.invalid').transform(writtenText),
  version: z.string('common:form.invalid').transform((text, context) => {
    const read = readVersionToken(text)
    if (!read) context.addIssue({ code: 'custom', message: 'common:form.invalid' })
    return read ?? z.NEVER
  }),
  /** What the script of an editor says of itself. */
  sitting: z.string().max(40, 'common:form.invalid').optional(),
  attempt: z.coerce.number('common:form.invalid').int().min(0).max(2_000_000_000).optional(),
})

/** Saves a text that was written on somebody's desk. */
export function saveWritten(
  { courseId, actor, now }: CourseDesk,
  { path, text, version: { version, seen }, sitting: id, attempt: step }: z.output<typeof writtenForm>,
) {
  const sitting = id && step !== undefined ? { id, step } : null
  return saveDraftFile(db, { courseId, path, content: writtenBytes(text), version, seen, sitting }, actor, now)
}
