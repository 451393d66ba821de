import { sql } from 'drizzle-orm'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { programmeVersions } from './learning.ts'
import { type Language, people, spokenLanguages } from './people.ts'

/**
 * A pre-assessment is tried before a module's lessons, a refresher some months after the certificate, an update when modules changed
 * materially after it.
 */
export const attemptKinds = ['quiz', 'final', 'pre-assessment', 'refresher', 'update'] as const
export type AttemptKind = (typeof attemptKinds)[number]

/** One sitting: what was drawn, in what order, and how it ended. */
export const attempts = kit.table(
  'attempts',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    programmeVersionId: kit
      .text()
      .notNull()
      .references(() => programmeVersions.id),
    kind: kit.text().$type<AttemptKind>().notNull(),
    /** `final`, `refresher`, `update`, or the id of the course that a quiz or pre-assessment is about. */
    part: kit.text().notNull(),
    seed: kit.text().notNull(),
    paper: kit.json<PaperItem[]>().notNull(),
    /** For a retake of failed criticals: the objectives it covers. Null for a whole paper. */
    retakes: kit.json<{
      attemptId: string
      objectives: { courseId: string; objective: string }[]
    }>(),
    language: kit.text().$type<Language>().notNull(),
    honestyAcceptedAt: kit.instant(),
    /** The invigilator's code with which a supervised final was begun. */
    supervisionCodeId: kit.text(),
    startedAt: kit.instant().notNull(),
    /** Null when there is no time limit. */
    endsAt: kit.instant(),
    submittedAt: kit.instant(),
    mark: kit.json<Mark>(),
    /** Whether it reached what its kind asks for. A refresher asks for nothing: handed in, it is passed. */
    passed: kit.flag(),
    /** SHA-256 over paper, answers and mark; the ledger's submission entry carries the same. */
    digest: kit.text(),
  },
  (attempt) => [
    kit.index('attempts_person').on(attempt.personId, attempt.programmeId, attempt.part),
    // Two tabs cannot both begin: one open attempt per person, kind and part.
    kit
      .uniqueIndex('attempts_one_open')
      .on(attempt.personId, attempt.programmeId, attempt.kind, attempt.part)
      .where(sql`submitted_at is null`),
    kit.check('attempts_kind', isOneOf(attempt.kind, attemptKinds)),
    kit.check('attempts_language', isOneOf(attempt.language, spokenLanguages)),
    kit.check('attempts_submitted', areTogether(attempt.submittedAt, attempt.mark, attempt.passed, attempt.digest)),
  ],
)

/** A code that an invigilator reads out in the room; only its hash is kept. */
export const supervisionCodes = kit.table(
  'supervision_codes',
  {
    id: kit.id().primaryKey(),
    programmeId: kit.text().notNull(),
    unitId: kit.text().notNull(),
    codeHash: kit.text().notNull().unique(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
    expiresAt: kit.instant().notNull(),
    endedAt: kit.instant(),
  },
  (code) => [kit.check('supervision_codes_end', sql`${code.expiresAt} > ${code.createdAt}`)],
)

/** A spent attempt given back because the learner was right: it no longer counts towards the limit or the waiting time. Its mark stays. */
export const attemptReturns = kit.table('attempt_returns', {
  id: kit.id().primaryKey(),
  attemptId: kit
    .text()
    .notNull()
    .unique()
    .references(() => attempts.id),
  /** The concern that was right, if one was. */
  concernId: kit.text(),
  returnedBy: kit.text().notNull(),
  returnedAt: kit.instant().notNull(),
})

/**
 * A question version whose key was wrong: it is drawn no more, and papers that asked it are marked by the key given here. The version
 * itself never changes.
 */
export const questionCorrections = kit.table('question_corrections', {
  id: kit.id().primaryKey(),
  questionVersionId: kit.text().notNull().unique(),
  courseId: kit.text().notNull(),
  questionId: kit.text().notNull(),
  /** Null: none of its options can be called right, so whatever was answered counts as right. */
  correctOptionId: kit.text(),
  reason: kit.text().notNull(),
  /** The concern that brought it up, if one did. */
  concernId: kit.text(),
  correctedBy: kit.text().notNull(),
  correctedAt: kit.instant().notNull(),
})

/** The mark of a paper by its corrected keys, beside the one it had. A pass is never taken away: `passed` is true where either was. */
export const attemptRegrades = kit.table(
  'attempt_regrades',
  {
    id: kit.id().primaryKey(),
    attemptId: kit
      .text()
      .notNull()
      .references(() => attempts.id),
    correctionId: kit
      .text()
      .notNull()
      .references(() => questionCorrections.id),
    mark: kit.json<Mark>().notNull(),
    passed: kit.flag().notNull(),
    regradedAt: kit.instant().notNull(),
  },
  (regrade) => [kit.uniqueIndex('attempt_regrades_once').on(regrade.attemptId, regrade.correctionId)],
)

/** The answer that stands for each question of an attempt; saving again replaces it until submission. */
export const answers = kit.table(
  'answers',
  {
    attemptId: kit
      .text()
      .notNull()
      .references(() => attempts.id),
    questionVersionId: kit.text().notNull(),
    optionId: kit.text().notNull(),
    savedAt: kit.instant().notNull(),
  },
  (answer) => [kit.primaryKey({ columns: [answer.attemptId, answer.questionVersionId] })],
)

/** A focal point has talked with somebody who failed too often, and opened the final again. */
export const attemptUnlocks = kit.table(
  'attempt_unlocks',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    unlockedBy: kit.text().notNull(),
    unlockedAt: kit.instant().notNull(),
  },
  (unlock) => [kit.index('attempt_unlocks_person').on(unlock.personId)],
)

/** What a person asked for privately and was given; never why: no diagnosis is stored. */
export const accommodations = kit.table(
  'accommodations',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    requestedAt: kit.instant().notNull(),
    wantsExtraAttempts: kit.flag().notNull(),
    wantsExtraTime: kit.flag().notNull(),
    decidedBy: kit.text(),
    decidedAt: kit.instant(),
    /** Zero while undecided and when refused. */
    extraAttempts: kit.count().notNull(),
    extraTimePercent: kit.count().notNull(),
  },
  (accommodation) => [
    kit.index('accommodations_person').on(accommodation.personId),
    // Who asked waits for an answer before asking again.
    kit
      .uniqueIndex('accommodations_one_undecided')
      .on(accommodation.personId, accommodation.programmeId)
      .where(sql`decided_at is null`),
    kit.check('accommodations_decided', areTogether(accommodation.decidedAt, accommodation.decidedBy)),
    kit.check(
      'accommodations_extra',
      sql`${accommodation.extraAttempts} >= 0 and ${accommodation.extraTimePercent} >= 0`,
    ),
  ],
)

/** `newCase`: in a refresher, the question that this person had on no paper before. */
export type PaperItem = { questionVersionId: string; optionIds: string[]; newCase?: true }

export type Mark = {
  /** Whole percent, rounded down. */
  scorePercent: number
  right: number
  total: number
  objectives: {
    courseId: string
    objective: string
    right: number
    total: number
  }[]
  /** Objectives whose critical questions were not all right. */
  failedCriticals: { courseId: string; objective: string }[]
}
