import { type Draft, versionAt } from '#app/domain/authoring/find-draft.ts'
import { beginDraft, saveInTransaction } from '#app/domain/authoring/save-draft-file.ts'
import { keepReplacedText } from '#app/domain/authoring/set-text-aside.ts'
import { writeDraftFile } from '#app/domain/authoring/write-draft-file.ts'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import { bytesHash } from '#app/domain/catalogue/course-files-of.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Transaction } from '#db/handle.ts'
import { type TranslatedSegment, type TranslatingHand, translatedTexts } from '#db/schema/index.ts'
import { currentHashes } from './current-hashes.ts'
import { findTranslation } from './find-translation.ts'
import type { DeskSegment, Translation } from './read-translation.ts'
import { translatedFile } from './translated-file.ts'
import type { TranslatedLanguage } from './translated-places.ts'
import { tidyWords, type WordsProblem, writeWords } from './write-words.ts'

/** What is to become of one segment. */
export type WordsChange = {
  key: string
  /** The mark of the segment as its writer saw it. */
  mark: string
  words: string
  by: TranslatingHand
  /** The words fit the English of now, though they are the same as before. */
  confirms: boolean
  /** Who looked at them; null for words that are only drafted. */
  reviewedBy: TranslatingHand | null
  /** Where the words were made from another English than that of now; null where nobody knows from which. */
  madeFrom?: string | null
}

export type SegmentProblem = { key: string; problem: WordsProblem | 'changed-meanwhile' | 'gone' }

export type ChangeWordsOutcome =
  | { kind: 'changed'; segments: number; file: 'written' | 'waiting' | 'unchanged' }
  | { kind: 'problems'; problems: SegmentProblem[] }
  | { kind: 'refused'; reason: 'no-such-course' | 'not-on-the-team' | 'file-too-large' | 'no-such-file' }

type Asked = { courseId: string; path: string; language: TranslatedLanguage }

/** The part of other commands that gives a text other words: all of them or none. Who may is asked before. */
export async function changeWords(
  tx: Transaction,
  asked: Asked,
  changes: readonly WordsChange[],
  actor: Actor,
  at: Date,
): Promise<ChangeWordsOutcome> {
  const found = await findTranslation(tx, asked)
  if (!found) return { kind: 'refused', reason: 'no-such-course' }
  const { draft, translation } = found
  const { segments, problems, changed } = changedSegments(translation, changes, at)
  if (problems.length > 0) return { kind: 'problems', problems }
  const next = { ...translation, segments }
  const made = translatedFile(next)
  if (made.kind === 'problems') return { kind: 'problems', problems: made.problems }
  const stands = draft.files.get(translation.file)?.hash ?? null
  const bytes = made.kind === 'file' ? writtenBytes(made.text) : null
  // Who only says that words are right does not write files.
  const isNew = changes.some(({ reviewedBy }) => reviewedBy?.kind !== 'person')
  const fileChanges = bytes !== null && bytesHash(bytes) !== stands && (isNew || changes.length === 0)
  if (changed === 0 && !fileChanges) return { kind: 'changed', segments: 0, file: 'unchanged' }
  if (bytes && fileChanges) {
    const deskHash = translation.row?.fileHash ?? null
    const refusal = await writeFile(tx, asked, draft, { path: translation.file, bytes, deskHash }, actor, at)
    if (refusal) return { kind: 'refused', reason: refusal }
  }
  await keepSegments(tx, asked, next, bytes && fileChanges ? bytesHash(bytes) : stands, at)
  return { kind: 'changed', segments: changed, file: fileChanges ? 'written' : bytes ? 'unchanged' : 'waiting' }
}

function changedSegments(translation: Translation, changes: readonly WordsChange[], at: Date) {
  const problems: SegmentProblem[] = []
  let changed = 0
  const byKey = new Map(changes.map((change) => [change.key, change]))
  for (const { key } of changes) {
    if (!translation.segments.some((segment) => segment.key === key)) problems.push({ key, problem: 'gone' })
  }
  const segments = translation.segments.map((segment): DeskSegment => {
    const change = byKey.get(segment.key)
    if (!change) return segment
    const words = tidyWords(change.words, segment.words)
    const before = segment.translated
    if (words === '' && !before) return segment
    const sameWords = before?.words === words
    if (sameWords && !change.confirms && !change.reviewedBy) return segment
    if (change.mark !== segment.mark) {
      problems.push({ key: segment.key, problem: 'changed-meanwhile' })
      return segment
    }
    const written = writeWords(segment, words)
    if (written.kind === 'problem') {
      problems.push({ key: segment.key, problem: written.problem })
      return segment
    }
    changed += 1
    return { ...segment, translated: translatedBy(segment, { ...change, words }, sameWords ? before : null, at) }
  })
  return { segments, problems, changed }
}

function translatedBy(
  { key, kind, words: english }: DeskSegment,
  { words, by, confirms, reviewedBy, madeFrom = english }: WordsChange,
  same: TranslatedSegment | null,
  at: Date,
): TranslatedSegment {
  const instant = at.toISOString()
  const made = same && !confirms ? same : { translatedBy: by, translatedAt: instant }
  return {
    key,
    kind,
    english: madeFrom,
    words,
    translatedBy: made.translatedBy,
    translatedAt: made.translatedAt,
    reviewedBy,
    reviewedAt: reviewedBy && instant,
  }
}

async function writeFile(
  tx: Transaction,
  { courseId }: Asked,
  draft: Draft,
  { path, bytes, deskHash }: { path: string; bytes: Uint8Array; deskHash: string | null },
  actor: Actor,
  at: Date,
) {
  const version = versionAt(draft, path)
  // What somebody wrote into the file by hand is kept; what the desk wrote is in the segments.
  if (draft.files.get(path)?.hash !== deskHash) await keepReplacedText(tx, draft, path, actor, at)
  if (path.endsWith('.yaml')) {
    // A translator may not write course.yaml itself, but may give it words in another language.
    await beginDraft(tx, draft, actor, at)
    await writeDraftFile(tx, { courseId, path, content: bytes, version: version + 1 }, actor, at)
    return null
  }
  const saved = await saveInTransaction(tx, { courseId, path, content: bytes, version }, actor, at)
  return saved.kind === 'refused' ? saved.reason : null
}

async function keepSegments(tx: Transaction, asked: Asked, translation: Translation, hash: string | null, at: Date) {
  const segments = translation.segments.flatMap(({ translated }) => (translated ? [translated] : []))
  const { path, english, row } = translation
  const before = { path, segments, englishHashes: row?.englishHashes ?? null }
  const hashes = path.endsWith('.mdx') ? currentHashes(before, english, undefined) : null
  const kept = { segments, fileHash: hash, englishHashes: hashes, version: (row?.version ?? 0) + 1, changedAt: at }
  await tx
    .insert(translatedTexts)
    .values({ ...asked, ...kept })
    .onConflictDoUpdate({
      target: [translatedTexts.courseId, translatedTexts.path, translatedTexts.language],
      set: kept,
    })
}
