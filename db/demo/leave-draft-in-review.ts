import { askForReview } from '#app/domain/authoring/ask-for-review.ts'
import { draftHash } from '#app/domain/authoring/draft-hash.ts'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { accepted } from './accepted.ts'
import { idOf, type Scene } from './scene.ts'

const addition =
  'When you are not sure, ask before you post. An answer takes a minute; a post that has been shared cannot be taken back.'

/** An author has added a paragraph to the second course and asked the second trainer to look at it, so that both find something to do. */
export async function leaveDraftInReview(scene: Scene, at: Date): Promise<void> {
  const { db, outline } = scene
  const courseId = outline.modules[1]?.courseId ?? ''
  const author = { kind: 'person', personId: idOf(scene, 'PS-1024') } as const
  const published = await findDraft(db, courseId)
  const path = [...(published?.files.keys() ?? [])].find((file) => /\/01-[a-z0-9-]+\.mdx$/.test(file)) ?? ''
  const text = (published && draftText(published, path)) ?? ''
  const content = new TextEncoder().encode(text.replace(/\n---\n+/, (end) => `${end}${addition}\n\n`))
  accepted(await saveDraftFile(db, { courseId, path, content, version: 0 }, author, at), path)
  const draft = await findDraft(db, courseId)
  const asking = {
    courseId,
    note: 'One paragraph more at the beginning: is it clear?',
    hash: draft ? draftHash(draft) : '',
  }
  accepted(await askForReview(db, asking, author, at), courseId)
}
