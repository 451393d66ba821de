import { canonicalJson } from '#app/domain/ledger/entry-hash.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import { type ChangedQuestion, compareQuestions } from './compare-questions.ts'
import type { CourseContent } from './find-revision-content.ts'
import { lessonBlocks, proseBlocks } from './readable-blocks.ts'
import { countRows, type RowCounts, type TextRow, textRows } from './text-rows.ts'

export type Change = 'new' | 'changed' | 'gone'

/** A lesson or a page to print, in one language. */
export type ChangedText = {
  id: string
  language: Language
  title: string
  change: Change
  paragraphs: RowCounts
  activities: RowCounts
  /** Only for a changed one. */
  rows: TextRow[]
}

/** What the course says of itself, line by line. */
export type ChangedFact = {
  what: 'title' | 'summary' | 'minutes' | 'objective' | 'order'
  id: string
  language: Language | null
  from: string | null
  to: string | null
}

export type CourseComparison = {
  facts: ChangedFact[]
  lessons: ChangedText[]
  handouts: ChangedText[]
  questions: ChangedQuestion[]
  pictures: { src: string; change: Change }[]
  /** Files by their path, as they were written. */
  files: { path: string; change: Change; rows: TextRow[] }[]
  /** Without the options and reasons of the final, for whoever may not know them. */
  keysLeftOut?: true
}

const nothing = { changed: 0, added: 0, removed: 0 }

/** Everything that differs between two states of a course, as learners see it and as it is written. */
export function compareCourses(before: CourseContent, after: CourseContent): CourseComparison {
  return {
    facts: compareFacts(before, after),
    lessons: compareTexts(before, after, ({ body }) => body.lessons),
    handouts: compareTexts(before, after, ({ body }) => body.handouts ?? []),
    questions: compareQuestions(before.questions, after.questions),
    pictures: comparePictures(before.body.figures, after.body.figures),
    files: compareFiles(before, after),
  }
}

type Row = CourseContent['lessons'][number]

function compareTexts(
  before: CourseContent,
  after: CourseContent,
  listed: (content: CourseContent) => { id: string; revisions: Partial<Record<Language, string>> }[],
): ChangedText[] {
  const was = rowsOf(before, listed(before))
  const is = rowsOf(after, listed(after))
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): ChangedText[] => {
    const [old, now] = [was.get(key), is.get(key)]
    const { lessonId: id, language, title } = (now ?? old) as Row
    if (!old || !now)
      return [
        {
          id,
          language,
          title,
          change: now ? 'new' : 'gone',
          paragraphs: nothing,
          activities: nothing,
          rows: [],
        },
      ]
    if (saidBy(old) === saidBy(now)) return []
    return [
      {
        id,
        language,
        title,
        change: 'changed' as const,
        paragraphs: countRows(proseBlocks(old), proseBlocks(now)),
        activities: compareActivities(old, now),
        rows: textRows(lessonBlocks(old), lessonBlocks(now)),
      },
    ]
  })
}

function rowsOf(
  content: CourseContent,
  listed: { id: string; revisions: Partial<Record<Language, string>> }[],
): Map<string, Row> {
  const byId = new Map(content.lessons.map((row) => [row.id, row]))
  return new Map(
    listed.flatMap(({ id, revisions }) =>
      Object.entries(revisions).flatMap(([language, revisionId]): [string, Row][] => {
        const row = byId.get(revisionId)
        return row ? [[`${id} ${language}`, row]] : []
      }),
    ),
  )
}

/** Ids of revisions change with the renderer; what is read is what counts. */
function saidBy({ title, summary, minutes, segments, activities }: Row): string {
  return canonicalJson({ title, summary, minutes, segments, activities })
}

function compareActivities(old: Row, now: Row): RowCounts {
  const was = new Map(old.activities.map((activity) => [activity.id, activity]))
  const is = new Map(now.activities.map((activity) => [activity.id, activity]))
  const both = [...is.values()].flatMap((activity) => {
    const earlier = was.get(activity.id)
    return earlier ? [[earlier, activity] as const] : []
  })
  const differs = ([one, other]: (typeof both)[number]) => canonicalJson(one) !== canonicalJson(other)
  return { changed: both.filter(differs).length, added: is.size - both.length, removed: was.size - both.length }
}

function compareFacts(before: CourseContent, after: CourseContent): ChangedFact[] {
  const was = factsOf(before)
  const is = factsOf(after)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)]
    if (old?.says === now?.says) return []
    const { what, id, language } = (now ?? old) as Fact
    return [{ what, id, language, from: old?.says ?? null, to: now?.says ?? null }]
  })
}

type Fact = Pick<ChangedFact, 'what' | 'id' | 'language'> & { says: string }

function factsOf({ body }: CourseContent): Map<string, Fact> {
  const inEach = (what: ChangedFact['what'], id: string, text: Partial<Record<Language, string>>): Fact[] =>
    Object.entries(text).map(([language, says]) => ({ what, id, language: language as Language, says }))
  const facts: Fact[] = [
    ...inEach('title', '', body.title),
    ...inEach('summary', '', body.summary),
    { what: 'minutes', id: '', language: null, says: String(body.minutes) },
    { what: 'order', id: '', language: null, says: body.lessons.map(({ title }) => title.en).join(' → ') },
    ...body.objectives.flatMap(({ id, text }) => inEach('objective', id, text)),
  ]
  return new Map(facts.map((fact) => [`${fact.what} ${fact.id} ${fact.language}`, fact]))
}

function comparePictures(before: Record<string, string>, after: Record<string, string>) {
  return changesOf(new Map(Object.entries(before)), new Map(Object.entries(after))).map(({ key, change }) => ({
    src: key,
    change,
  }))
}

function compareFiles(before: CourseContent, after: CourseContent): CourseComparison['files'] {
  const hashes = ({ files }: CourseContent) => new Map([...files].map(([path, { hash }]) => [path, hash]))
  const lines = ({ files }: CourseContent, path: string) => new TextDecoder().decode(files.get(path)?.bytes).split('\n')
  return changesOf(hashes(before), hashes(after)).map(({ key: path, change }) => ({
    path,
    change,
    rows: change === 'changed' && !path.includes('/figures/') ? textRows(lines(before, path), lines(after, path)) : [],
  }))
}

function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key): { key: string; change: Change }[] => {
    const [old, now] = [before.get(key), after.get(key)]
    if (old === now) return []
    return [{ key, change: old === undefined ? 'new' : now === undefined ? 'gone' : 'changed' }]
  })
}
