import { and, inArray, isNotNull } from 'drizzle-orm'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { Unchanging } from '#app/domain/learning/unchanging.ts'
import type { Database } from '#db/handle.ts'
import { type LocalisedText, lessonRevisions, questionVersions } from '#db/schema/index.ts'
import { jobAidsFolder } from './read-handouts.ts'

/** A page of a course that shows a fact or practises it; `handout` is a page to print, and a job aid where its course is the job aids. */
export type RestingPage = {
  kind: 'lesson' | 'handout'
  courseId: string
  courseTitle: LocalisedText
  pageId: string
  title: LocalisedText
  isJobAid: boolean
}

/** An examined question. Which of its options is right is not said. */
export type RestingQuestion = {
  courseId: string
  courseTitle: LocalisedText
  questionId: string
  pool: 'quiz' | 'final'
  stemHtml: string
}

export type Resting = { pages: RestingPage[]; questions: RestingQuestion[] }

const factsShown = new Unchanging<string[]>(3000)
const questionsWithFacts = new Unchanging<{
  factId: string | null
  questionId: string
  pool: 'quiz' | 'final'
  stemHtml: string
}>(3000)
/** So many ids fit into one statement. */
const idsAtATime = 500

/** Fact id to what rests on it now: lessons, pages to print and examined questions of the current revisions, in the order of the courses. */
export async function whatRestsOnFacts(db: Database, at: Date): Promise<Map<string, Resting>> {
  const courses = await findCurrentCourses(db, null, at)
  const shown = await findFactsShown(
    db,
    courses.flatMap(({ body }) => [...body.lessons, ...(body.handouts ?? [])].flatMap(revisionsOf)),
  )
  const examined = await findExaminedFacts(
    db,
    courses.flatMap(({ body }) => body.questionVersionIds),
  )
  const resting = new Map<string, Resting>()
  const on = (factId: string) => {
    const known = resting.get(factId) ?? { pages: [], questions: [] }
    resting.set(factId, known)
    return known
  }
  for (const { courseId, body } of courses) {
    const about = { courseId, courseTitle: body.title }
    for (const kind of ['lesson', 'handout'] as const) {
      for (const page of (kind === 'lesson' ? body.lessons : body.handouts) ?? []) {
        for (const factId of new Set(revisionsOf(page).flatMap((id) => shown.get(id) ?? []))) {
          const isJobAid = courseId === jobAidsFolder
          on(factId).pages.push({ kind, ...about, pageId: page.id, title: page.title, isJobAid })
        }
      }
    }
    for (const id of body.questionVersionIds) {
      const question = examined.get(id)
      if (!question?.factId) continue
      const { factId, ...asked } = question
      on(factId).questions.push({ ...about, ...asked })
    }
  }
  return resting
}

/** What rests on one fact. */
export async function whatRestsOn(db: Database, factId: string, at: Date): Promise<Resting> {
  return (await whatRestsOnFacts(db, at)).get(factId) ?? { pages: [], questions: [] }
}

/** Revision id of a lesson or page to print, to the facts it shows or practises. */
export function findFactsShown(db: Database, revisionIds: string[]): Promise<Map<string, string[]>> {
  return factsShown.getAll(revisionIds, (missing) =>
    inPieces(missing, async (ids): Promise<[string, string[]][]> => {
      const rows = await db
        .select({ id: lessonRevisions.id, source: lessonRevisions.source, activities: lessonRevisions.activities })
        .from(lessonRevisions)
        .where(inArray(lessonRevisions.id, ids))
      return rows.map(({ id, source, activities }) => {
        const practised = activities.flatMap((one) => ('fact' in one && one.fact ? [one.fact] : []))
        return [id, [...new Set([...factsNamedIn(source), ...practised])]]
      })
    }),
  )
}

/** The facts that a lesson's source shows: the check before publishing took only `<LegalFact id="…" />`. */
function factsNamedIn(source: string): string[] {
  return [...source.matchAll(/<LegalFact\s+id\s*=\s*["']([a-z0-9-]+)["']/g)].flatMap(([, id]) => id ?? [])
}

function findExaminedFacts(db: Database, versionIds: string[]) {
  return questionsWithFacts.getAll(versionIds, (missing) =>
    inPieces(missing, async (ids) => {
      const rows = await db
        .select({
          id: questionVersions.id,
          factId: questionVersions.legalFactId,
          questionId: questionVersions.questionId,
          pool: questionVersions.pool,
          texts: questionVersions.texts,
        })
        .from(questionVersions)
        .where(and(inArray(questionVersions.id, ids), isNotNull(questionVersions.legalFactId)))
      const found = new Map(rows.map((row) => [row.id, row]))
      // Those that examine no law are remembered as well, or they would be asked for again each time.
      return ids.map(
        (id): [string, { factId: string | null; questionId: string; pool: 'quiz' | 'final'; stemHtml: string }] => {
          const row = found.get(id)
          return [
            id,
            {
              factId: row?.factId ?? null,
              questionId: row?.questionId ?? '',
              pool: row?.pool ?? 'quiz',
              stemHtml: row?.texts.en.stemHtml ?? '',
            },
          ]
        },
      )
    }),
  )
}

async function inPieces<Value>(
  ids: string[],
  load: (ids: string[]) => Promise<[string, Value][]>,
): Promise<[string, Value][]> {
  const found: [string, Value][] = []
  for (let start = 0; start < ids.length; start += idsAtATime) {
    found.push(...(await load(ids.slice(start, start + idsAtATime))))
  }
  return found
}

function revisionsOf({ revisions }: { revisions: Partial<Record<string, string>> }): string[] {
  return Object.values(revisions).filter((id) => id !== undefined)
}
