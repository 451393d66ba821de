import { desc, eq, inArray } from 'drizzle-orm'
import { listCourseTeam } from '#app/domain/catalogue/list-course-team.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { draftReviews, draftWriters, people, type ReviewDecision } from '#db/schema/index.ts'
import { findSecondTrainerRule, type SecondTrainerRule } from './second-trainer-rule.ts'

export type DraftReview = {
  id: string
  draftHash: string
  note: string
  askedBy: string
  askedByName: string | null
  askedAt: Date
  decision: ReviewDecision | null
  decisionNote: string | null
  decidedBy: string | null
  decidedByName: string | null
  decidedAt: Date | null
}

/** How far a draft is with its second trainer. */
export type ReviewState = {
  rule: SecondTrainerRule
  /** Who could look at this draft for this actor: trainers of its team who wrote nothing in it. */
  reviewers: { personId: string; name: string }[]
  /** Whether this actor may publish only what somebody approved. */
  isRequired: boolean
  /** Not decided yet. */
  waiting: DraftReview | null
  /** What was said last, about this draft or an earlier state of it. */
  last: DraftReview | null
  /** Somebody approved exactly these files. */
  isApproved: boolean
}

/** How a draft, by its hash, stands with its second trainer, for somebody who would publish it. */
export async function findReviewState(
  db: Database,
  { courseId, hash }: { courseId: string; hash: string },
  actor: Actor,
  at: Date,
): Promise<ReviewState> {
  const rule = await findSecondTrainerRule(db)
  const reviewers = (await listReviewers(db, courseId, at)).filter(({ personId }) => personId !== actorIdOf(actor))
  const reviews = await listReviews(db, courseId)
  const decided = reviews.filter(({ decision }) => decision !== null)
  return {
    rule,
    reviewers,
    isRequired: rule === 'always' || (rule === 'where-possible' && reviewers.length > 0),
    waiting: reviews.find(({ decision }) => decision === null) ?? null,
    last: decided[0] ?? null,
    // What was sent back afterwards is not approved any more.
    isApproved: decided.find(({ draftHash }) => draftHash === hash)?.decision === 'approved',
  }
}

/** Trainers of a course's team who wrote nothing in its draft: nobody approves their own words. */
export async function listReviewers(
  db: Database,
  courseId: string,
  at: Date,
): Promise<{ personId: string; name: string }[]> {
  const writers = await listWriters(db, courseId)
  const trainers = (await listCourseTeam(db, courseId, at)).filter(({ part }) => part !== 'translator')
  const named = new Map(trainers.map(({ personId, name }) => [personId, { personId, name }]))
  return [...named.values()].filter(({ personId }) => !writers.has(personId))
}

/** Everybody who had a hand in what a draft changes now, also where somebody else wrote on after them. */
export async function listWriters(db: Database, courseId: string): Promise<Set<string>> {
  const writers = await db
    .selectDistinct({ personId: draftWriters.personId })
    .from(draftWriters)
    .where(eq(draftWriters.courseId, courseId))
  return new Set(writers.map(({ personId }) => personId))
}

/** The newest decision first. */
async function listReviews(db: Database, courseId: string): Promise<DraftReview[]> {
  const rows = await db
    .select()
    .from(draftReviews)
    .where(eq(draftReviews.courseId, courseId))
    .orderBy(desc(draftReviews.decidedAt), desc(draftReviews.askedAt))
  const ids = [...new Set(rows.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? askedBy]))]
  const named = ids.length > 0 ? await db.select().from(people).where(inArray(people.id, ids)) : []
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    askedByName: names.get(row.askedBy) ?? null,
    decidedByName: names.get(row.decidedBy ?? '') ?? null,
  }))
}
