import { authoredFile, renumberedPath } from '#app/domain/authoring/authored-path.ts'
import { mayChangeFile } from '#app/domain/authoring/course-desk.ts'
import { type Draft, versionAt } from '#app/domain/authoring/find-draft.ts'
import type { CoursePart } from '#db/schema/catalogue.ts'
import { versionToken } from './draft-version.ts'

/** A picture of the course on the desk, as it stands in the draft; null for a path at which no picture can stand. */
export function openPicture(parts: CoursePart[], draft: Draft, asked: string) {
  const path = renumberedPath(asked, draft.folder)
  if (authoredFile(path, draft.folder)?.kind !== 'figure') return null
  const hash = draft.files.get(path)?.hash ?? null
  return {
    path,
    /** Null where the draft has no such picture. */
    address: hash && figureOf(path, hash),
    version: versionToken({ version: versionAt(draft, path), hash }),
    mayChange: mayChangeFile(parts, path, draft.folder),
  }
}

/** Where a picture that is published or drafted is served. */
export function figureOf(path: string, hash: string): string {
  return `/figures/${hash}${path.slice(path.lastIndexOf('.'))}`
}

/** A kept picture, whole: it is in no file that could be served. */
export function keptFigure(path: string, contentBase64: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1)
  const type = ending === 'svg' ? 'svg+xml' : ending === 'jpg' ? 'jpeg' : ending
  return `data:image/${type};base64,${contentBase64}`
}
