import { draftText, findDraft, versionAt } from '#app/domain/authoring/find-draft.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import { accepted } from './accepted.ts'
import { idOf, type Scene } from './scene.ts'

const courseId = 'listening'
const path = '05-listening/02-fair-consultation.mdx'
const published = "It is Friday, four o'clock. The roads office posts:"
const drafted = "It is Friday, four o'clock, and everybody wants to go home. The roads office posts:"

/** A lesson that the trainer has begun to change and not published yet, so that there is a draft on the desk. */
export async function beginDemoDraft(scene: Scene, at: Date): Promise<void> {
  const draft = await findDraft(scene.db, courseId)
  const text = draft && draftText(draft, path)
  if (!draft || !text?.includes(published))
    throw new Error(`The demonstration changes a text that is not there: ${path}`)
  const save = {
    courseId,
    path,
    content: writtenBytes(text.replace(published, drafted)),
    version: versionAt(draft, path),
  }
  accepted(await saveDraftFile(scene.db, save, { kind: 'person', personId: idOf(scene, 'PS-1024') }, at), path)
}
