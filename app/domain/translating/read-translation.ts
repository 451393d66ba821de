import { type Draft, draftText } from '#app/domain/authoring/find-draft.ts'
import type { TranslationRecord } from '#app/domain/catalogue/syllabus.ts'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { TranslatedSegment, TranslatingHand, translatedTexts } from '#db/schema/index.ts'
import { alignTranslation } from './align-translation.ts'
import { type CutDescription, cutDescription } from './cut-description.ts'
import type { CutText } from './cut-text.ts'
import { englishHashes } from './english-hashes.ts'
import { matchEnglish } from './match-english.ts'
import { rememberCut } from './remember-cut.ts'
import type { Piece, Segment } from './segment.ts'
import { type TranslatedLanguage, translationPath } from './translated-places.ts'

export type TranslationRow = typeof translatedTexts.$inferSelect

export type DeskSegment = Segment & {
  /** Null where nobody has translated it. */
  translated: TranslatedSegment | null
  state: 'missing' | 'drafted' | 'reviewed'
  /** The English is another one than when it was translated. */
  changed: boolean
  /** Of the English and of the words as they stand: a form says by it what its writer had before them. */
  mark: string
}

export type Translation = {
  path: string
  /** Where the translation stands in the draft. */
  file: string
  language: TranslatedLanguage
  english: string
  segments: DeskSegment[]
  /** The drawings that the translated file shows in the place of the English ones, by key. */
  pictures: Map<string, string>
  /** What the translated file says at no place of the English. */
  loose: { key: string; words: string }[]
  /** The English as pieces; null for `course.yaml`. */
  pieces: Piece[] | null
  description: CutDescription | null
  row: TranslationRow | null
}

type Reading = {
  draft: Draft
  path: string
  language: TranslatedLanguage
  row: TranslationRow | null
  record: TranslationRecord
  /** The English that a translation of the files was made from, where it is another one than now (`findEarlierEnglish`). */
  earlier: string | null
}

/** A text with its translation, segment by segment, as both stand in the draft. Null where the English cannot be read. */
export function readTranslation({ draft, path, language, row, record, earlier }: Reading): Translation | null {
  const english = draftText(draft, path)
  if (english === null) return null
  const file = translationPath(path, language)
  const description = file === path ? cutDescription(english) : null
  const cut = file === path ? null : rememberCut(english)
  const all = description?.segments ?? cut?.segments
  if (!all) return null
  const before = row === null && earlier !== null && cut ? rememberCut(earlier) : null
  const standing = standingWords(before ?? cut)
  const inStep = before !== null || (row !== null && file !== path && row.fileHash === draft.files.get(file)?.hash)
  const kept = matchEnglish(all, before ? wordsMadeFrom(before) : (row?.segments ?? []))
  const isCurrent = recordedAsCurrent(record[file], englishHashes(path, english))
  const segments = all.filter(({ kind }) => kind !== 'picture').map(deskSegment)
  const pictures = new Map(all.flatMap(({ key, kind }): [string, string][] => pictureAt(key, kind)))
  const pieces = cut?.pieces ?? null
  return { path, file, language, english, segments, pictures, loose: standing.loose, pieces, description, row }

  function standingWords(original: CutText | null) {
    if (description) return { words: description.wordsIn(language), loose: [] }
    const translated = rememberCut(draftText(draft, file) ?? '')
    if (!original || !translated) return { words: new Map<string, string>(), loose: [] }
    return alignTranslation(original.pieces, translated.pieces)
  }

  function wordsMadeFrom({ segments: originals }: CutText): TranslatedSegment[] {
    return originals.flatMap(({ key, kind, words: was }) => {
      const words = standing.words.get(key)
      return words === undefined ? [] : [writtenInFile({ key, kind, english: was, words })]
    })
  }

  function pictureAt(key: string, kind: string): [string, string][] {
    const src = kind !== 'picture' ? undefined : before ? kept.get(key)?.words : standing.words.get(key)
    return src === undefined ? [] : [[key, src]]
  }

  function deskSegment(segment: Segment): DeskSegment {
    const translated = translatedAt(segment)
    const changed = translated !== null && translated.english !== segment.words
    const state = !translated ? 'missing' : translated.reviewedBy && !changed ? 'reviewed' : 'drafted'
    const mark = segmentMark(segment.words, translated?.words ?? '')
    return { ...segment, translated, changed, state, mark }
  }

  /** What the desk knows of it, unless the file was given other words elsewhere. */
  function translatedAt(segment: Segment): TranslatedSegment | null {
    const known = kept.get(segment.key) ?? null
    const words = standing.words.get(segment.key)
    if (inStep || words === undefined || known?.words === words) return known && { ...known, key: segment.key }
    const { key, kind } = segment
    return writtenInFile({ key, kind, english: isCurrent(segment.component) ? segment.words : null, words })
  }

  function writtenInFile(said: Pick<TranslatedSegment, 'key' | 'kind' | 'english' | 'words'>): TranslatedSegment {
    const written = draft.files.get(file)
    const hand: TranslatingHand =
      written?.changedBy && file !== path ? { kind: 'person', personId: written.changedBy } : { kind: 'syllabus' }
    return {
      ...said,
      translatedBy: hand,
      translatedAt: hand.kind === 'person' ? (written?.changedAt?.toISOString() ?? null) : null,
      reviewedBy: null,
      reviewedAt: null,
    }
  }
}

/** Twelve digits that stand for English and words together. */
export function segmentMark(english: string, words: string): string {
  return sha256(`${english}\n\n${words}`).slice(0, 12)
}

function recordedAsCurrent(
  recorded: TranslationRecord[string] | undefined,
  now: string | Record<string, string>,
): (component: string | null) => boolean {
  return (component) => {
    if (recorded === undefined) return true
    if (typeof recorded === 'string' || typeof now === 'string') return recorded === now
    const hash = recorded[component ?? '']
    return hash === undefined || hash === now[component ?? '']
  }
}
