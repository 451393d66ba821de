import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseFiles, courseRevisions, people } from '#db/schema/index.ts'
import { type CourseImportPlan, named } from './plan-course-import.ts'
import { type TextRow, textRows } from './text-rows.ts'

/** A file that was changed in the browser and in the files, and differently. */
export type ImportConflict = {
  path: string
  /** The publication that brought the browser's text; `by` is null where it was no person. */
  changed: { number: number; by: string | null; at: Date; reason: string | null } | null
  /** The published lines beside the incoming ones; empty for a picture or where one of the two is gone. */
  rows: TextRow[]
  published: 'there' | 'gone'
  incoming: 'there' | 'gone'
}

/** Says of every conflict of an import who changed the file when, and how the two differ. */
export async function explainImportConflicts(
  db: Database,
  courseId: string,
  plan: CourseImportPlan,
): Promise<ImportConflict[]> {
  const conflicts = plan.merged.filter(({ kind }) => kind === 'conflict')
  const history = conflicts.length > 0 ? await readHistory(db, courseId) : []
  const [ours, theirs] = [named(plan.published?.files ?? new Map()), named(plan.incoming)]
  return conflicts.map(({ name, published, incoming }) => ({
    path: `${plan.folder}/${name}`,
    changed: lastChange(history, name, published),
    rows:
      published && incoming && !name.startsWith('figures/')
        ? textRows(linesOf(ours.get(name)?.bytes), linesOf(theirs.get(name)?.bytes))
        : [],
    published: published ? 'there' : 'gone',
    incoming: incoming ? 'there' : 'gone',
  }))
}

type Revision = NonNullable<ImportConflict['changed']> & { files: Map<string, string> }

/** Every revision in which a file was another one than before; without the bytes. */
async function readHistory(db: Database, courseId: string): Promise<Revision[]> {
  const revisions = await db
    .select({
      number: courseRevisions.number,
      by: people.name,
      at: courseRevisions.publishedAt,
      reason: courseRevisions.reason,
    })
    .from(courseRevisions)
    .leftJoin(people, eq(people.id, courseRevisions.publishedBy))
    .where(eq(courseRevisions.courseId, courseId))
    .orderBy(asc(courseRevisions.number))
  const files = await db
    .select({ number: courseRevisions.number, path: courseFiles.path, hash: courseFiles.hash })
    .from(courseFiles)
    .innerJoin(courseRevisions, eq(courseRevisions.id, courseFiles.courseRevisionId))
    .where(eq(courseRevisions.courseId, courseId))
  return revisions.map((revision) => ({
    ...revision,
    files: new Map(
      files
        .filter(({ number }) => number === revision.number)
        .map(({ path, hash }) => [path.slice(path.indexOf('/') + 1), hash]),
    ),
  }))
}

function lastChange(history: Revision[], name: string, published: string | null): ImportConflict['changed'] {
  const last = history.findLast(
    ({ files }, place) =>
      (files.get(name) ?? null) === published && (history[place - 1]?.files.get(name) ?? null) !== published,
  )
  if (!last) return null
  const { files, ...changed } = last
  return changed
}

function linesOf(bytes: Uint8Array | undefined): string[] {
  return new TextDecoder().decode(bytes).split('\n')
}
