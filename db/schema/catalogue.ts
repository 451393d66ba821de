import { sql } from 'drizzle-orm'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { type Language, people, spokenLanguages } from './people.ts'

const pools = ['quiz', 'final'] as const
export const legalFindings = ['confirmed', 'wrong'] as const
export const courseParts = ['author', 'reviewer', 'translator'] as const
const registers = ['legal', 'glossary', 'translations'] as const

/** What a course was at one publication. Never changed afterwards; the highest number is the current one. */
export const courseRevisions = kit.table(
  'course_revisions',
  {
    id: kit.id().primaryKey(),
    courseId: kit.text().notNull(),
    number: kit.count().notNull(),
    contentHash: kit.text().notNull(),
    body: kit.json<CourseBody>().notNull(),
    material: kit.flag().notNull(),
    publishedAt: kit.instant().notNull(),
    publishedBy: kit.text().notNull(),
    /** Where it came from; null for those of before this was written down, which all came from files. */
    origin: kit.text().$type<CourseOrigin>(),
    /** Why, in the words of whoever published it in the browser. */
    reason: kit.text(),
    /** For a material revision: the last instant before access closes for those who have not caught up. */
    graceUntil: kit.instant(),
    /** From this revision on nobody is offered the course any more. */
    withdrawn: kit.flag().notNull().default(false),
  },
  (revision) => [
    kit.uniqueIndex('course_revisions_number').on(revision.courseId, revision.number),
    kit.check('course_revisions_number_counts', sql`${revision.number} > 0`),
  ],
)

/** One lesson in one language, compiled. `id` is the hash of its source, of what it quotes and of the renderer's version. */
export const lessonRevisions = kit.table(
  'lesson_revisions',
  {
    id: kit.id().primaryKey(),
    courseId: kit.text().notNull(),
    lessonId: kit.text().notNull(),
    language: kit.text().$type<Language>().notNull(),
    title: kit.text().notNull(),
    summary: kit.text().notNull(),
    minutes: kit.count().notNull(),
    source: kit.text().notNull(),
    segments: kit.json<LessonSegment[]>().notNull(),
    activities: kit.json<Activity[]>().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (revision) => [kit.check('lesson_revisions_language', isOneOf(revision.language, spokenLanguages))],
)

/** One examined question as it was at one time, in all its languages. `id` is the hash of all of it. */
export const questionVersions = kit.table(
  'question_versions',
  {
    id: kit.id().primaryKey(),
    courseId: kit.text().notNull(),
    questionId: kit.text().notNull(),
    pool: kit.text().$type<(typeof pools)[number]>().notNull(),
    objective: kit.text().notNull(),
    critical: kit.flag().notNull(),
    difficulty: kit.count().notNull(),
    legalFactId: kit.text(),
    texts: kit.json<Partial<Record<Language, QuestionText>> & { en: QuestionText }>().notNull(),
    correctOptionId: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (version) => [
    kit.index('question_versions_question').on(version.courseId, version.questionId),
    kit.check('question_versions_pool', isOneOf(version.pool, pools)),
  ],
)

/** The syllabus files a course revision was made from, byte for byte, so that an export gives back what was imported. */
export const courseFiles = kit.table(
  'course_files',
  {
    courseRevisionId: kit
      .text()
      .notNull()
      .references(() => courseRevisions.id),
    path: kit.text().notNull(),
    /** SHA-256 (hex) of the bytes: a figure's address is made of it. */
    hash: kit.text().notNull(),
    contentBase64: kit.text().notNull(),
  },
  (file) => [
    kit.primaryKey({ columns: [file.courseRevisionId, file.path] }),
    kit.index('course_files_hash').on(file.hash),
  ],
)

/**
 * What the last import brought for a path where the published file is another one, because the trainers' work was kept: the next import
 * is compared with this, not with what it had no part in.
 */
export const importedFiles = kit.table(
  'imported_files',
  {
    courseId: kit.text().notNull(),
    path: kit.text().notNull(),
    /** Null: the import had no such file. */
    hash: kit.text(),
    contentBase64: kit.text(),
    importedAt: kit.instant().notNull(),
  },
  (file) => [
    kit.primaryKey({ columns: [file.courseId, file.path] }),
    kit.check('imported_files_content', areTogether(file.contentBase64, file.hash)),
  ],
)

/** Registers shared by all courses (legal facts, glossary, what translations were made from), one row per state they were in; the highest number is current. */
export const registerRevisions = kit.table(
  'register_revisions',
  {
    id: kit.id().primaryKey(),
    register: kit.text().$type<(typeof registers)[number]>().notNull(),
    number: kit.count().notNull(),
    contentHash: kit.text().notNull(),
    source: kit.text().notNull(),
    publishedAt: kit.instant().notNull(),
    publishedBy: kit.text().notNull(),
  },
  (revision) => [
    kit.uniqueIndex('register_revisions_number').on(revision.register, revision.number),
    kit.check('register_revisions_register', isOneOf(revision.register, registers)),
  ],
)

/** A legal reviewer looked at one fact of the register, as it read then. The newest for the present text counts. */
export const legalReviews = kit.table(
  'legal_reviews',
  {
    id: kit.id().primaryKey(),
    factId: kit.text().notNull(),
    /** SHA-256 (hex) over what the fact said: another text must be looked at again. */
    factHash: kit.text().notNull(),
    finding: kit.text().$type<(typeof legalFindings)[number]>().notNull(),
    source: kit.text().notNull(),
    note: kit.text().notNull(),
    /** The day for which the law was read. */
    asAtOn: kit.day().notNull(),
    reviewByOn: kit.day().notNull(),
    reviewedBy: kit.text().notNull(),
    reviewedAt: kit.instant().notNull(),
  },
  (review) => [
    kit.index('legal_reviews_fact').on(review.factId, review.reviewedAt),
    kit.check('legal_reviews_finding', isOneOf(review.finding, legalFindings)),
  ],
)

/** Who works on a course, and as what. */
export const courseTeamMembers = kit.table(
  'course_team_members',
  {
    id: kit.id().primaryKey(),
    courseId: kit.text().notNull(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    part: kit.text().$type<CoursePart>().notNull(),
    addedBy: kit.text().notNull(),
    addedAt: kit.instant().notNull(),
    reason: kit.text().notNull(),
    endedBy: kit.text(),
    endedAt: kit.instant(),
    endReason: kit.text(),
  },
  (member) => [
    kit
      .uniqueIndex('course_team_members_one_running')
      .on(member.courseId, member.personId, member.part)
      .where(sql`ended_at is null`),
    kit.check('course_team_members_part', isOneOf(member.part, courseParts)),
    kit.check('course_team_members_ended', areTogether(member.endedAt, member.endedBy)),
  ],
)

/** `files`: an import; `draft`: written in the browser; `roll-back`: an earlier revision put back; `withdrawal`: taken out. */
export type CourseOrigin = 'files' | 'draft' | 'roll-back' | 'withdrawal'

export type CoursePart = (typeof courseParts)[number]

export type CourseBody = {
  title: LocalisedText
  summary: LocalisedText
  minutes: number
  objectives: Objective[]
  /** In the order they are taken. */
  lessons: {
    id: string
    minutes: number
    title: LocalisedText
    revisions: Partial<Record<Language, string>> & { en: string }
    /** The languages whose text was made from an older English. */
    lagging?: Language[]
  }[]
  /** Pages to print; their revisions are kept as those of lessons are. */
  handouts?: HandoutEntry[]
  questionVersionIds: string[]
  /** Path (`figures/leak-scene.svg`) to content hash of every figure. */
  figures: Record<string, string>
}

export type HandoutEntry = {
  id: string
  title: LocalisedText
  summary: LocalisedText
  revisions: Partial<Record<Language, string>> & { en: string }
  lagging?: Language[]
}

export type LocalisedText = Partial<Record<Language, string>> & { en: string }

export type Objective = { id: string; text: LocalisedText; lesson: string }

export type LessonSegment = { kind: 'html'; html: string } | { kind: 'activity'; id: string }

/** A question as a learner sees it, and the reasons shown after marking; which option is right stands elsewhere. */
export type QuestionText = {
  stemHtml: string
  options: { id: string; html: string; becauseHtml: string }[]
  /** The words were made from an older English. */
  lagging?: true
}
