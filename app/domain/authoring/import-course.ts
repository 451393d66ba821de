import type { CompiledCourse } from '#app/domain/catalogue/compile-syllabus.ts'
import { prepareCourse } from '#app/domain/catalogue/prepare-course.ts'
import { type PublishableCourse, publishRevision } from '#app/domain/catalogue/publish-course.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { insertCourseUpdates } from '#app/domain/learning/insert-course-updates.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'
import { compareCourses } from './compare-courses.ts'
import { registersHash } from './draft-hash.ts'
import { explainImportConflicts, type ImportConflict } from './explain-import-conflicts.ts'
import { findDraft } from './find-draft.ts'
import { findLackingProgrammes, type LackingProgramme } from './find-lacking-programmes.ts'
import { findPublishedFiles } from './find-published-files.ts'
import { contentOf, findRevisionContent } from './find-revision-content.ts'
import { followFolder } from './follow-folder.ts'
import { type ConflictChoice, takesIncoming } from './merge-file-sets.ts'
import { type CourseImportPlan, filesAfterImport, planCourseImport } from './plan-course-import.ts'
import { preparePublication } from './prepare-publication.ts'
import { type ProposedUpdate, proposeUpdate } from './propose-update.ts'
import { rememberImport } from './remember-import.ts'

type Import = {
  compiled: CompiledCourse
  /** Keys of the translations that are older than their English, by the files that come in. */
  lagging: ReadonlySet<string>
  /** Asks those who are certified to catch up with what changed, by `graceUntil`. */
  material: boolean
  graceUntil: Date | null
  /** Programmes that come in after it. */
  programmes: ReadonlyMap<string, ProgrammeBody>
  /** What to do about files changed both in the browser and in the files; null leaves such a course alone. */
  settle: ConflictChoice | null
}

export type ImportCourseOutcome =
  | {
      kind: 'published' | 'unchanged'
      number: number
      /** Paths that stay as the trainers published them, though the files say otherwise. */
      kept: string[]
      /** Drafts in progress whose published text is another one now. */
      outdatedDrafts: string[]
      asked: ProposedUpdate | null
    }
  /** `isWithdrawn`: trainers took the course out, and its files say something new. */
  | { kind: 'conflict'; conflicts: ImportConflict[]; isWithdrawn: boolean }
  | { kind: 'faulty'; problems: FileProblem[] }
  | { kind: 'refused'; reason: 'administrators-only' | 'published-meanwhile' }
  /** What trainers and files make together holds too few questions for these. */
  | { kind: 'lacking'; programmes: LackingProgramme[] }

/**
 * Publishes a course from its files without taking back what trainers published in the browser: a file that they alone changed stays, one
 * that only the files changed is taken, and where both changed it nothing of the course is published until somebody has decided. What
 * comes of it is compiled and checked like any draft. The drafts in progress stay as they are.
 */
export async function importCourse(
  db: Database,
  incoming: Import,
  actor: Actor,
  at: Date,
): Promise<ImportCourseOutcome> {
  const { compiled, lagging, settle, material, graceUntil, programmes } = incoming
  const fromFiles = prepareCourse(compiled, lagging)
  const { courseId } = fromFiles
  const plan = await planCourseImport(db, fromFiles)
  if (settle === null && (hasConflict(plan) || wouldOfferAgain(plan)))
    return {
      kind: 'conflict',
      conflicts: await explainImportConflicts(db, courseId, plan),
      isWithdrawn: wouldOfferAgain(plan),
    }

  // A course that was taken out stays so unless its files say something new and that is wanted.
  const staysOut = plan.published?.withdrawn === true && !(settle === 'take-files' && takesAny(plan, settle))
  const kept = staysOut ? [] : keptPaths(plan, settle)
  const files = filesAfterImport(plan, settle)
  const prepared = kept.length > 0 ? await preparePublication(db, { folder: plan.folder, files }, () => []) : null
  if (prepared && !prepared.course) return { kind: 'faulty', problems: prepared.errors }
  const course = prepared?.course ?? fromFiles
  const asked = material && !staysOut ? await whatIsAsked(db, plan, course) : null

  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const current = await findPublishedFiles(tx, courseId)
    const isSame = current?.revisionId === plan.published?.revisionId
    if (!isSame || (prepared && prepared.registers !== (await registersHash(tx))))
      return { kind: 'refused', reason: 'published-meanwhile' }

    // What is published already is not held back because of what became of its questions since.
    const saysNew = !plan.published || (!staysOut && takesAny(plan, settle))
    const lacking = saysNew ? await findLackingProgrammes(tx, course, programmes) : []
    if (lacking.length > 0) return { kind: 'lacking', programmes: lacking }

    const noted = kept.length > 0 || asked ? { kept, settle, asked } : {}
    const publication = { origin: 'files', material: asked !== null, reason: null, withdrawn: false, noted } as const
    const { kind, number, revisionId } =
      staysOut && current
        ? { kind: 'unchanged' as const, ...current }
        : await publishRevision(tx, course, { ...publication, graceUntil: asked && graceUntil }, actor, at)
    if (kind === 'published' && asked)
      await insertCourseUpdates(tx, { courseId, revisionId, ...asked, publishedAt: at, graceUntil })
    const saysOther = await rememberImport(tx, { courseId, incoming: plan.incoming }, at)
    if (kind === 'unchanged' && saysOther) {
      const payload = { number, kept, settle }
      await recordEntry(tx, { action: 'course-import.kept', actor, subjectId: courseId, payload }, at)
    }
    if (kind === 'published') await followFolder(tx, courseId)
    const outdatedDrafts = kind === 'published' ? await listOutdated(tx, courseId) : []
    return { kind, number, kept, outdatedDrafts, asked: kind === 'published' ? asked : null }
  })
}

function hasConflict({ merged }: CourseImportPlan): boolean {
  return merged.some(({ kind }) => kind === 'conflict')
}

function takesAny({ merged }: CourseImportPlan, settle: ConflictChoice | null): boolean {
  return merged.some((file) => takesIncoming(file, settle))
}

/** Trainers took the course out, and the files would put it back. */
function wouldOfferAgain(plan: CourseImportPlan): boolean {
  return plan.published?.withdrawn === true && takesAny(plan, 'take-files')
}

function keptPaths({ merged, folder }: CourseImportPlan, settle: ConflictChoice | null): string[] {
  return merged
    .filter((file) => file.kind !== 'same' && !takesIncoming(file, settle))
    .map(({ name }) => `${folder}/${name}`)
}

/** What holders of a certificate are asked to catch up with; null for a first import and where nothing is to be learnt. */
async function whatIsAsked(
  db: Database,
  { published }: CourseImportPlan,
  course: PublishableCourse,
): Promise<ProposedUpdate | null> {
  if (!published) return null
  const before = await findRevisionContent(db, published.revisionId)
  const files = new Map(
    course.files.map(({ path, hash, contentBase64 }) => [path, { hash, bytes: Buffer.from(contentBase64, 'base64') }]),
  )
  const after = contentOf(course, files)
  const asked = proposeUpdate(compareCourses(before, after), after)
  return asked.lessonIds.length + asked.objectives.length > 0 ? asked : null
}

async function listOutdated(tx: Database, courseId: string): Promise<string[]> {
  const draft = await findDraft(tx, courseId)
  if (!draft) return []
  const removed = [...draft.removed].filter(([, { outdated }]) => outdated).map(([path]) => path)
  const changed = [...draft.files.values()].filter(({ outdated }) => outdated).map(({ path }) => path)
  return [...changed, ...removed].sort()
}
