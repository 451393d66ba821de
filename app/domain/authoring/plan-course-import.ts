import type { PublishableCourse } from '#app/domain/catalogue/publish-course.ts'
import type { Database } from '#db/handle.ts'
import { findImportBase } from './find-import-base.ts'
import { findPublishedFiles, type PublishedFile, type PublishedFiles } from './find-published-files.ts'
import { type ConflictChoice, type MergedFile, mergeFileSets, takesIncoming } from './merge-file-sets.ts'

type Files = ReadonlyMap<string, PublishedFile>

/** What an import of a course would do, file by file; names are below the course's folder. */
export type CourseImportPlan = {
  /** The folder it will have: the incoming one, unless the trainers began the course in another. */
  folder: string
  merged: MergedFile[]
  base: Files
  incoming: Files
  published: PublishedFiles | null
}

/** Compares the files of a course that come in with those that came in last and those that are published now. */
export async function planCourseImport(
  db: Database,
  { courseId, files }: Pick<PublishableCourse, 'courseId' | 'files'>,
): Promise<CourseImportPlan> {
  const base = await findImportBase(db, courseId)
  const published = await findPublishedFiles(db, courseId)
  const incoming = new Map(
    files.map(({ path, hash, contentBase64 }) => [path, { hash, bytes: Buffer.from(contentBase64, 'base64') }]),
  )
  const isRenamed = folderOf(incoming) !== folderOf(base)
  const folder = (isRenamed && base.size > 0) || !published ? folderOf(incoming) : folderOf(published.files)
  const merged = mergeFileSets(named(base), named(published?.files ?? new Map()), named(incoming))
  return { folder, merged, base, incoming, published }
}

/** The files that the course has after the import, by path. */
export function filesAfterImport(plan: CourseImportPlan, settle: ConflictChoice | null): Map<string, PublishedFile> {
  const [ours, theirs] = [named(plan.published?.files ?? new Map()), named(plan.incoming)]
  return new Map(
    plan.merged.flatMap((file): [string, PublishedFile][] => {
      const stands = (takesIncoming(file, settle) ? theirs : ours).get(file.name)
      return stands ? [[`${plan.folder}/${file.name}`, stands]] : []
    }),
  )
}

/** Files by their names below the folder: a folder may be numbered anew without its files changing. */
export function named(files: Files): Files {
  return new Map([...files].map(([path, file]) => [path.slice(path.indexOf('/') + 1), file]))
}

function folderOf(files: Files): string {
  const [first = ''] = files.keys()
  return first.split('/')[0] ?? ''
}
