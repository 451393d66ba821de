import { sql } from 'drizzle-orm'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'

const reviewDecisions = ['approved', 'sent-back'] as const

/** A course that somebody is changing, or writing for the first time. What is in no draft file stands as it was published. */
export const courseDrafts = kit.table('course_drafts', {
  courseId: kit.id().primaryKey(),
  /** The folder of its files under the syllabus: `01-confidentiality`. That of what is published, as soon as anything is. */
  folder: kit.text().notNull(),
  startedBy: kit.text().notNull(),
  startedAt: kit.instant().notNull(),
})

/** One file of a draft that differs from the published one, whole. */
export const draftFiles = kit.table(
  'draft_files',
  {
    courseId: kit
      .text()
      .notNull()
      .references(() => courseDrafts.courseId),
    /** Under the syllabus, as in `course_files`. */
    path: kit.text().notNull(),
    /** Null: the file is taken away. */
    contentBase64: kit.text(),
    /** SHA-256 (hex) of the bytes; null with the content. */
    hash: kit.text(),
    /** Rises with every save: who saves says which one they had before them. */
    version: kit.count().notNull(),
    /** The hash of the published file when the change was begun; null for a file that did not exist. */
    basedOnHash: kit.text(),
    changedBy: kit.text().notNull(),
    changedAt: kit.instant().notNull(),
    /** The open editor that saved it, as it calls itself, and its how manieth attempt that was; null for what no editor saved by itself. */
    sitting: kit.text(),
    sittingStep: kit.count(),
  },
  (file) => [
    kit.primaryKey({ columns: [file.courseId, file.path] }),
    kit.index('draft_files_hash').on(file.hash),
    kit.check('draft_files_content', areTogether(file.contentBase64, file.hash)),
    kit.check('draft_files_sitting', areTogether(file.sitting, file.sittingStep)),
    kit.check('draft_files_version', sql`${file.version} > 0`),
  ],
)

/** Everybody whose hand is in a file of a draft as it differs from what is published: none of them approves it. */
export const draftWriters = kit.table(
  'draft_writers',
  {
    courseId: kit.text().notNull(),
    path: kit.text().notNull(),
    personId: kit.text().notNull(),
  },
  (writer) => [kit.primaryKey({ columns: [writer.courseId, writer.path, writer.personId] })],
)

/** A text that could not be saved because somebody else had saved another one meanwhile: kept until its writer has settled it. */
export const setAsideTexts = kit.table(
  'set_aside_texts',
  {
    id: kit.id().primaryKey(),
    courseId: kit.text().notNull(),
    path: kit.text().notNull(),
    /** Of a picture its bytes in base64. */
    text: kit.text().notNull(),
    personId: kit.text().notNull(),
    setAsideAt: kit.instant().notNull(),
    settledAt: kit.instant(),
  },
  (text) => [kit.index('set_aside_texts_person').on(text.personId, text.courseId)],
)

/** Who has a file of a draft before them, so that the others are told. */
export const draftPresences = kit.table(
  'draft_presences',
  {
    courseId: kit.text().notNull(),
    path: kit.text().notNull(),
    personId: kit.text().notNull(),
    seenAt: kit.instant().notNull(),
  },
  (presence) => [kit.primaryKey({ columns: [presence.courseId, presence.path, presence.personId] })],
)

/** A draft as it was laid before a second trainer, and what they said. Another draft must be looked at again. */
export const draftReviews = kit.table(
  'draft_reviews',
  {
    id: kit.id().primaryKey(),
    courseId: kit.text().notNull(),
    /** SHA-256 (hex) over the files of the draft. */
    draftHash: kit.text().notNull(),
    note: kit.text().notNull(),
    askedBy: kit.text().notNull(),
    askedAt: kit.instant().notNull(),
    decision: kit.text().$type<(typeof reviewDecisions)[number]>(),
    decisionNote: kit.text(),
    decidedBy: kit.text(),
    decidedAt: kit.instant(),
  },
  (review) => [
    kit.index('draft_reviews_course').on(review.courseId, review.askedAt),
    kit.uniqueIndex('draft_reviews_one_waiting').on(review.courseId).where(sql`decided_at is null`),
    kit.check('draft_reviews_decision', isOneOf(review.decision, reviewDecisions)),
    kit.check('draft_reviews_decided', areTogether(review.decision, review.decidedBy, review.decidedAt)),
  ],
)

export type ReviewDecision = (typeof reviewDecisions)[number]

/** What a picture shows, in words, for those who do not see it: asked for when it is sent, and put into the lessons that show it. */
export const pictureDescriptions = kit.table(
  'picture_descriptions',
  {
    courseId: kit.text().notNull(),
    /** As lessons name it: `figures/desk.webp`. */
    src: kit.text().notNull(),
    language: kit.text().$type<'en' | 'fr' | 'crs'>().notNull(),
    words: kit.text().notNull(),
    changedBy: kit.text().notNull(),
    changedAt: kit.instant().notNull(),
  },
  (described) => [kit.primaryKey({ columns: [described.courseId, described.src, described.language] })],
)
