import { translationKey } from '#app/domain/catalogue/compare-translations.ts'
import type { CompiledCourse } from '#app/domain/catalogue/compile-syllabus.ts'
import { prepareCourse } from '#app/domain/catalogue/prepare-course.ts'
import type { PublishableCourse } from '#app/domain/catalogue/publish-course.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import type { Database } from '#db/handle.ts'
import { compileDraft } from './compile-draft.ts'
import { registersHash } from './draft-hash.ts'
import type { LessonWeight } from './lesson-weight.ts'

/** A lesson over its weight, in one language. */
export type HeavyLesson = Pick<LessonWeight, 'tooHeavy' | 'html' | 'pictures'> & { lessonId: string; file: string }

/** What each lesson of a course weighs as learners get it: who renders pages knows. */
export type WeighCourse = (course: CompiledCourse) => HeavyLesson[]

/** The files of a course made ready to be published, before the transaction that does it. */
export type PreparedPublication = {
  /** Of the registers by which it was compiled. */
  registers: string
  /** Null where something is wrong that keeps it from being made. */
  course: PublishableCourse | null
  /** What keeps it from being published. */
  errors: FileProblem[]
  heavy: HeavyLesson[]
}

/** Compiles, checks and weighs the files of a course. What is heavier than allowed, or wrong, is said and keeps it from being published. */
export async function preparePublication(
  db: Database,
  draft: { folder: string; files: ReadonlyMap<string, { bytes: Uint8Array }> },
  weigh: WeighCourse,
): Promise<PreparedPublication> {
  const registers = await registersHash(db)
  const { syllabus, course, problems } = await compileDraft(db, draft)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (!course || errors.length > 0) return { registers, course: null, errors, heavy: [] }
  const lagging = new Set(syllabus.translations.filter(({ state }) => state === 'lagging').map(translationKey))
  const heavy = weigh(course).filter(({ tooHeavy }) => tooHeavy.length > 0)
  return { registers, course: prepareCourse(course, lagging), errors, heavy }
}
