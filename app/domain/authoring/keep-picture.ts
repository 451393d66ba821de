import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { pictureDescriptions } from '#db/schema/index.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { pictureSource } from './picture-name.ts'
import { type PictureRefusal, preparePicture } from './prepare-picture.ts'
import { type SaveDraftOutcome, saveInTransaction } from './save-draft-file.ts'
import { keepReplacedText } from './set-text-aside.ts'

export type PictureWords = { en: string } & Partial<Record<Language, string>>

type SentPicture = {
  courseId: string
  bytes: Uint8Array
  /** As the sender called it. */
  fileName: string
  /** In which language its words are; English for a picture without words. */
  language: Language
  words: PictureWords
}

export type KeepPictureOutcome =
  /** `removed` names what a drawing had to leave behind. */
  { kind: 'kept'; src: string; removed: string[] } | { kind: 'refused'; reason: PictureRefusal | PlaceRefusal }

type PlaceRefusal =
  | Extract<SaveDraftOutcome, { kind: 'refused' }>['reason']
  | 'picture-name-taken'
  | 'picture-changed'
  | 'no-such-picture'

/** Puts a picture into the draft of a course, re-encoded, under a name made of the one it came with. For its authors. */
export async function addPicture(db: Database, sent: SentPicture, actor: Actor, at: Date): Promise<KeepPictureOutcome> {
  const prepared = await preparePicture(sent.bytes)
  if (prepared.kind === 'refused') return prepared
  const src = pictureSource(sent.fileName, prepared.ending, sent.language)
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, sent.courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    const path = `${draft.folder}/${src}`
    const standing = draft.files.get(path)
    if (standing && !Buffer.from(standing.bytes).equals(prepared.bytes))
      return { kind: 'refused', reason: 'picture-name-taken' }
    const save = { courseId: sent.courseId, path, content: prepared.bytes, version: versionAt(draft, path) }
    const outcome = await saveInTransaction(tx, save, actor, at)
    if (outcome.kind === 'refused') return outcome
    await describePicture(tx, { courseId: sent.courseId, src, words: sent.words }, actor, at)
    return { kind: 'kept', src, removed: prepared.removed }
  })
}

type Replacement = { courseId: string; src: string; version: number; bytes: Uint8Array; words: PictureWords }

/** Puts another picture in the place of one, so that every text that shows it shows the new one; no bytes: only its words change. */
export async function replacePicture(
  db: Database,
  { courseId, src, version, bytes, words }: Replacement,
  actor: Actor,
  at: Date,
): Promise<KeepPictureOutcome> {
  const prepared = bytes.length > 0 ? await preparePicture(bytes, src.slice(src.lastIndexOf('.') + 1)) : null
  if (prepared?.kind === 'refused') return prepared
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    const path = `${draft?.folder}/${src}`
    const standing = draft?.files.get(path)
    if (!draft || !standing) return { kind: 'refused', reason: 'no-such-picture' }
    const content = prepared?.bytes ?? standing.bytes
    const outcome = await saveInTransaction(tx, { courseId, path, content, version }, actor, at)
    if (outcome.kind === 'refused') return outcome
    if (outcome.kind === 'conflict') return { kind: 'refused', reason: 'picture-changed' }
    if (outcome.kind === 'saved') await keepReplacedText(tx, draft, path, actor, at)
    await describePicture(tx, { courseId, src, words }, actor, at)
    return { kind: 'kept', src, removed: prepared?.removed ?? [] }
  })
}

async function describePicture(
  tx: Transaction,
  { courseId, src, words }: { courseId: string; src: string; words: PictureWords },
  actor: Actor,
  at: Date,
): Promise<void> {
  const { courseId: course, src: source, language } = pictureDescriptions
  for (const [inLanguage, said] of Object.entries(words) as [Language, string][]) {
    const described = { words: said, changedBy: actorIdOf(actor), changedAt: at }
    if (said.trim() === '') continue
    await tx
      .insert(pictureDescriptions)
      .values({ courseId, src, language: inLanguage, ...described })
      .onConflictDoUpdate({ target: [course, source, language], set: described })
  }
}
