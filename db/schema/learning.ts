import { sql } from 'drizzle-orm'
import type { ActivityResponse } from '#app/lesson-markup/practice/response.ts'
import { kit } from '../engine.ts'
import type { LocalisedText } from './catalogue.ts'
import { people } from './people.ts'

/** A programme's rules as published. Never changed afterwards. */
export const programmeVersions = kit.table(
  'programme_versions',
  {
    id: kit.id().primaryKey(),
    programmeId: kit.text().notNull(),
    number: kit.count().notNull(),
    contentHash: kit.text().notNull(),
    source: kit.text().notNull(),
    body: kit.json<ProgrammeBody>().notNull(),
    /** A material version puts earlier certificates out of date after the grace. */
    material: kit.flag().notNull(),
    graceUntil: kit.instant(),
    publishedAt: kit.instant().notNull(),
    publishedBy: kit.text().notNull(),
    /** Written in the browser; others came with the syllabus, whose import then leaves it in place. */
    drafted: kit.flag().notNull().default(false),
    /** Why, in the words of whoever published it in the browser. */
    reason: kit.text(),
  },
  (version) => [
    kit.uniqueIndex('programme_versions_number').on(version.programmeId, version.number),
    // Only what asks somebody to catch up says by when.
    kit.check('programme_versions_grace', sql`${version.graceUntil} is null or ${version.material}`),
  ],
)

/**
 * The programmes there are. Which versions and rules count as up to date is asked of their publications themselves, because
 * each has a grace of its own.
 */
export const programmes = kit.table('programmes', {
  id: kit.id().primaryKey(),
  currentVersionId: kit.text().notNull(),
  rulesId: kit.text().notNull(),
  /** Whether `programme_requirements` has rows for it: a gate need not look where nothing is required. */
  requiresOthers: kit.flag().notNull().default(false),
})

/**
 * Which programmes' certificates must hold for a programme's to count, those that these require in their turn included. A copy of
 * what the current versions say, written with every publication, so that a gate need not read them.
 */
export const programmeRequirements = kit.table(
  'programme_requirements',
  {
    programmeId: kit.text().notNull(),
    requiredId: kit.text().notNull(),
  },
  (requirement) => [kit.primaryKey({ columns: [requirement.programmeId, requirement.requiredId] })],
)

/** A programme's next version while it is being written; one per programme. */
export const programmeDrafts = kit.table('programme_drafts', {
  programmeId: kit.id().primaryKey(),
  body: kit.json<ProgrammeBody>().notNull(),
  /** The version it was begun from; 0 for a programme that was never published. */
  basedOnNumber: kit.count().notNull(),
  changedBy: kit.text().notNull(),
  changedAt: kit.instant().notNull(),
})

/**
 * A material change of a module, as one programme asks it of those who are certified: they read the changed lessons and pass an update
 * on the objectives concerned, or their access closes after `graceUntil`. What is in `course_revisions` says what the course became;
 * this says whom it concerns.
 */
export const courseUpdates = kit.table(
  'course_updates',
  {
    id: kit.id().primaryKey(),
    programmeId: kit.text().notNull(),
    courseId: kit.text().notNull(),
    courseRevisionId: kit.text().notNull(),
    lessonIds: kit.json<string[]>().notNull(),
    objectives: kit.json<string[]>().notNull(),
    publishedAt: kit.instant().notNull(),
    /** The last instant of the grace; with no grace, the one before the publication. */
    graceUntil: kit.instant().notNull(),
    /** The change was taken back, or the programme dropped the module: nobody need catch up any more. */
    withdrawnAt: kit.instant(),
  },
  (update) => [
    kit.uniqueIndex('course_updates_once').on(update.programmeId, update.courseRevisionId),
    kit.check(
      'course_updates_withdrawn',
      sql`${update.withdrawnAt} is null or ${update.withdrawnAt} >= ${update.publishedAt}`,
    ),
  ],
)

export const lessonCompletions = kit.table(
  'lesson_completions',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    courseId: kit.text().notNull(),
    lessonId: kit.text().notNull(),
    lessonRevisionId: kit.text().notNull(),
    completedAt: kit.instant().notNull(),
  },
  (completion) => [
    kit
      .uniqueIndex('lesson_completions_once')
      .on(completion.personId, completion.courseId, completion.lessonId, completion.lessonRevisionId),
  ],
)

/** What a person last answered in a lesson's practice, so that it is there when they come back. Practice counts for nothing. */
export const activityResponses = kit.table(
  'activity_responses',
  {
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    courseId: kit.text().notNull(),
    lessonId: kit.text().notNull(),
    activityId: kit.text().notNull(),
    response: kit.json<ActivityResponse>().notNull(),
    respondedAt: kit.instant().notNull(),
  },
  (response) => [
    kit.primaryKey({
      columns: [response.personId, response.courseId, response.lessonId, response.activityId],
    }),
  ],
)

export type ProgrammeBody = {
  id: string
  title: LocalisedText
  summary: LocalisedText
  /** Course ids, in the order they are taken. */
  modules: string[]
  quiz: { draw: number; passPercent: number }
  /** Tried before a module's lessons: who reaches the mark with every critical question right need not do them. */
  preAssessment: { draw: number; passPercent: number }
  /** So many questions of what a person is weak in, and one case that is new to them. */
  refresher: { draw: number }
  final: {
    passPercent: number
    criticalsMustPass: boolean
    /** After this many failed finals a focal point must unlock. */
    attemptsBeforeUnlock: number
    hoursBetweenAttempts: number
    /** 0 for none. */
    timeLimitMinutes: number
    blueprint: BlueprintCell[]
    /** Where the final is sat in a room, with an invigilator's code. */
    supervised: Supervised
  }
  validity: { months: number; expiringDays: number; refresherMonths: number }
  /** From when to when a certificate runs: `certificate-validity.ts`. */
  recertification: Recertification
  /** Programmes whose certificate must hold before this one's final is begun and its certificate awarded, and for as long as it opens anything. */
  requires: string[]
  /** Id of the rules of behaviour to be signed. */
  rules: string
}

export type Supervised = { where: 'nowhere' | 'everywhere' } | { where: 'units'; unitIds: string[] }

export type Recertification =
  | { method: 'from-completion' | 'from-previous-expiry' }
  /** `month` from 1. A certificate never runs for less than `minimumMonths`. */
  | { method: 'fixed-calendar'; month: number; day: number; minimumMonths: number }

/** So many questions of one objective of one module, critical ones or others. */
export type BlueprintCell = {
  module: string
  objective: string
  critical: boolean
  draw: number
}
