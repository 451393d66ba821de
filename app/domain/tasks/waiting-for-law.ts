import { and, eq, isNull } from 'drizzle-orm'
import { type ListedFact, listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import { type Resting, whatRestsOnFacts } from '#app/domain/catalogue/what-rests-on.ts'
import { addDays, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { courseTeamMembers } from '#db/schema/index.ts'
import type { Waiting } from './waiting.ts'

/** Facts that a legal reviewer of the whole organisation is asked to look at. */
export async function listLegalReviewsWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const facts = (await listLegalFacts(db, at)).filter(({ needsReview }) => needsReview)
  if (facts.length === 0) return []
  const { timeZone } = await findOrganisation(db)
  const resting = await whatRestsOnFacts(db, at)
  return facts.map((fact) => ({
    kind: 'legal-review',
    id: `legal-review ${fact.id} ${fact.hash}`,
    since: waitsSince(fact, timeZone),
    roles: ['legal-reviewer'],
    unitId: null,
    firstIds: [],
    subject: subjectOf(fact, resting.get(fact.id)),
    href: `/legal/${fact.id}`,
  }))
}

/** Facts found wrong, for the authors of the courses that rest on them, or else the trainers of the whole organisation. */
export async function listWrongFactsWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const facts = (await listLegalFacts(db, at)).filter(({ reviewState }) => reviewState === 'wrong')
  if (facts.length === 0) return []
  const resting = await whatRestsOnFacts(db, at)
  const authorsOf = await findAuthors(db)
  return facts.map((fact) => {
    const concerned = resting.get(fact.id)
    const courses = new Set([...(concerned?.pages ?? []), ...(concerned?.questions ?? [])].map((one) => one.courseId))
    return {
      kind: 'legal-wrong',
      id: `legal-wrong ${fact.id} ${fact.hash}`,
      since: fact.review?.reviewedAt ?? fact.saidSince,
      roles: ['trainer'],
      unitId: null,
      firstIds: [...new Set([...courses].flatMap((courseId) => authorsOf.get(courseId) ?? []))],
      subject: subjectOf(fact, concerned),
      href: `/legal/${fact.id}`,
    }
  })
}

/** Out of date from the day after the one by which it was to be looked at; otherwise since the register says what nobody confirmed. */
function waitsSince({ reviewState, review, reviewBy, state, saidSince }: ListedFact, timeZone: string): Date {
  const lapsed = (day: string) => startOfDay(addDays(day, 1), timeZone)
  if (reviewState === 'out-of-date' && review) return lapsed(review.reviewByOn)
  if (reviewState === 'never' && state !== 'pending') return lapsed(reviewBy)
  return saidSince
}

function subjectOf({ id, instrument, claim }: ListedFact, resting: Resting | undefined): Waiting['subject'] {
  const pages = resting?.pages.length ?? 0
  return { kind: 'fact', factId: id, instrument, claim, pages, questions: resting?.questions.length ?? 0 }
}

/** Course id to its authors. */
export async function findAuthors(db: Database): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ courseId: courseTeamMembers.courseId, personId: courseTeamMembers.personId })
    .from(courseTeamMembers)
    .where(and(eq(courseTeamMembers.part, 'author'), isNull(courseTeamMembers.endedAt)))
  const authors = new Map<string, string[]>()
  for (const { courseId, personId } of rows) authors.set(courseId, [...(authors.get(courseId) ?? []), personId])
  return authors
}
