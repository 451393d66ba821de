import { diffWordsWithSpace } from 'diff'
import { inArray } from 'drizzle-orm'
import { holdsFinalKeys } from '#app/domain/authoring/final-keys.ts'
import type { Draft } from '#app/domain/authoring/find-draft.ts'
import { findTranslation } from '#app/domain/translating/find-translation.ts'
import { countSegments } from '#app/domain/translating/list-translation-progress.ts'
import { mayTranslate } from '#app/domain/translating/may-translate.ts'
import type { DeskSegment, Translation } from '#app/domain/translating/read-translation.ts'
import { termsInWords } from '#app/domain/translating/terms-in-words.ts'
import { translatedLanguages } from '#app/domain/translating/translated-places.ts'
import type { TranslatingHand } from '#db/schema/index.ts'
import { people } from '#db/schema/index.ts'
import { currentGlossary } from './catalogue.ts'
import type { CourseDesk } from './course-desk.ts'
import { db } from './database.ts'
import { notFound } from './refuse.ts'
import { segmentProblems } from './segment-problems.ts'

export const shownStates = ['all', 'missing', 'changed', 'drafted', 'reviewed'] as const

type Args = { request: Request; params: Record<string, string | undefined> }

/** The text, the language and the choice of pieces that an address of the translation desk asks for; 404 for any other. */
export async function openTranslation({ request, params }: Args, { courseId, parts }: CourseDesk) {
  const asked = new URL(request.url).searchParams
  // Its reasons give keys away: the final is put into other words by the course's own team alone.
  if (parts.length === 0 && holdsFinalKeys(asked.get('text') ?? '')) notFound()
  const language = translatedLanguages.find((one) => one === params.language) ?? notFound()
  const found = await findTranslation(db, { courseId, path: asked.get('text') ?? '', language })
  const state = shownStates.find((one) => one === asked.get('state')) ?? 'all'
  return found ? { ...found, language, state } : notFound()
}

/** What the desk shows of a text: the pieces that were asked for, with everything a translator needs beside each. */
export async function translationPage(desk: CourseDesk, draft: Draft, translation: Translation, state: string) {
  const { path, file, language, segments, loose } = translation
  const numbered = segments.map((segment, at) => ({ segment, number: at + 1 }))
  const shown = numbered.filter(({ segment }) => isShown(segment, state))
  const glossary = await currentGlossary()
  const names = await namesOf(shown.map(({ segment }) => segment))
  const problems = await segmentProblems(draft, translation)
  return {
    courseId: desk.courseId,
    path,
    file,
    language,
    state,
    title: titleOf(translation),
    counts: countSegments(translation),
    loose: loose.map(({ words }) => words),
    mayTranslate: mayTranslate(desk.parts),
    mayReview: desk.parts.length > 0,
    problemsElsewhere: problems.elsewhere,
    segments: shown.map(({ segment, number }) => ({
      number,
      key: segment.key,
      mark: segment.mark,
      kind: segment.kind,
      component: segment.component,
      english: segment.words,
      words: segment.translated?.words ?? '',
      state: segment.state,
      changed: segment.changed,
      difference: segment.changed ? differenceOf(segment) : null,
      translated: segment.translated && {
        by: handOf(segment.translated.translatedBy, names),
        at: instantOf(segment.translated.translatedAt),
      },
      reviewed: segment.translated?.reviewedBy
        ? { by: handOf(segment.translated.reviewedBy, names), at: instantOf(segment.translated.reviewedAt) }
        : null,
      isOwn: isOwn(segment.translated?.translatedBy, desk),
      terms: termsInWords(glossary, segment.words, language),
      problems: problems.byKey.get(segment.key) ?? [],
    })),
  }
}

export type TranslationPage = Awaited<ReturnType<typeof translationPage>>
export type ShownSegment = TranslationPage['segments'][number]

/** The title of a text in English, or the end of its path. */
export function titleOf({ segments, path }: Pick<Translation, 'segments' | 'path'>): string {
  const title = segments.find(({ key }) => key === 'front/title' || key === 'title')
  return title?.words ?? path.slice(path.indexOf('/') + 1)
}

function isShown({ state, changed }: DeskSegment, wanted: string): boolean {
  return wanted === 'all' || (wanted === 'changed' ? changed : state === wanted)
}

/** The English of then and of now, in pieces that are gone, new or neither; null where that of then is not known any more. */
function differenceOf({ translated, words }: DeskSegment) {
  if (!translated || translated.english === null) return null
  return diffWordsWithSpace(translated.english, words).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? ('new' as const) : removed ? ('gone' as const) : ('same' as const),
  }))
}

async function namesOf(segments: DeskSegment[]): Promise<Map<string, string>> {
  const hands = segments.flatMap(({ translated }) => [translated?.translatedBy, translated?.reviewedBy])
  const ids = [...new Set(hands.flatMap((hand) => (hand?.kind === 'person' ? [hand.personId] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A name, or null for those who shipped the course. */
function handOf(hand: TranslatingHand, names: ReadonlyMap<string, string>) {
  if (hand.kind === 'syllabus') return { name: null, outside: false }
  if (hand.kind === 'outside') return { name: hand.name, outside: true }
  return { name: names.get(hand.personId) ?? '—', outside: false }
}

function isOwn(hand: TranslatingHand | undefined, { signedIn }: CourseDesk): boolean {
  return hand?.kind === 'person' && hand.personId === signedIn.personId
}

function instantOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}
