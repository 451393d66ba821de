import { and, asc, eq, inArray, isNotNull, isNull, notInArray, or } from 'drizzle-orm'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import type { Database } from '#db/handle.ts'
import { concernReplies, concerns, people, units } from '#db/schema/index.ts'
import { type ConcernState, concernState } from './concern-state.ts'

export type ListedConcern = Pick<typeof concerns.$inferSelect, 'id' | 'personId' | 'kind' | 'about' | 'raisedAt'> & {
  unitId: string
  unitName: string
  personName: string
  /** The course it is about; null for what is of no one course. */
  courseId: string | null
  state: ConcernState
  since: Date
  /** Whoever of the office has written in it. */
  answeredBy: string[]
}

/** Concerns with their state, the longest waiting first; `unsettled` leaves out those that nobody has to look at. Words are not read. */
export async function listConcerns(db: Database, { unsettled }: { unsettled: boolean }): Promise<ListedConcern[]> {
  const rows = await db
    .select({
      id: concerns.id,
      personId: concerns.personId,
      kind: concerns.kind,
      about: concerns.about,
      raisedAt: concerns.raisedAt,
      withdrawnAt: concerns.withdrawnAt,
      unitId: people.unitId,
      unitName: units.name,
      personName: people.name,
    })
    .from(concerns)
    .innerJoin(people, eq(people.id, concerns.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(unsettled ? and(isNull(concerns.withdrawnAt), maybeUnsettled(db)) : undefined)
  const replies = await repliesOf(
    db,
    rows.map(({ id }) => id),
  )
  const courses = await coursesOf(db, rows)
  return rows
    .map(({ withdrawnAt, ...concern }, position) => {
      const said = replies.get(concern.id) ?? []
      const answeredBy = [...new Set(said.map(({ repliedBy }) => repliedBy))].filter((by) => by !== concern.personId)
      return {
        ...concern,
        courseId: courses[position] ?? null,
        answeredBy,
        ...concernState({ ...concern, withdrawnAt }, said),
      }
    })
    .filter(({ state }) => !unsettled || state === 'waiting' || state === 'in-discussion')
    .sort((one, other) => one.since.getTime() - other.since.getTime() || (one.id < other.id ? -1 : 1))
}

/** Never settled, or the learner said something besides: the few of which the rule has to judge. */
function maybeUnsettled(db: Database) {
  const settled = db
    .select({ id: concernReplies.concernId })
    .from(concernReplies)
    .where(isNotNull(concernReplies.outcome))
  const spokenAgain = db
    .select({ id: concernReplies.concernId })
    .from(concernReplies)
    .where(and(eq(concernReplies.concernId, concerns.id), eq(concernReplies.repliedBy, concerns.personId)))
  return or(notInArray(concerns.id, settled), inArray(concerns.id, spokenAgain))
}

type Said = Pick<typeof concernReplies.$inferSelect, 'repliedBy' | 'repliedAt' | 'outcome'>

/** So many ids fit into one statement. */
const idsAtATime = 500

async function repliesOf(db: Database, ids: string[]): Promise<Map<string, Said[]>> {
  const found = new Map<string, Said[]>()
  for (let start = 0; start < ids.length; start += idsAtATime) {
    const rows = await db
      .select({
        concernId: concernReplies.concernId,
        repliedBy: concernReplies.repliedBy,
        repliedAt: concernReplies.repliedAt,
        outcome: concernReplies.outcome,
      })
      .from(concernReplies)
      .where(inArray(concernReplies.concernId, ids.slice(start, start + idsAtATime)))
      .orderBy(asc(concernReplies.repliedAt))
    for (const { concernId, ...said } of rows) found.set(concernId, [...(found.get(concernId) ?? []), said])
  }
  return found
}

/** The course of each, in the same order. */
export async function coursesOf(db: Database, raised: Pick<ListedConcern, 'about'>[]): Promise<(string | null)[]> {
  const asked = raised.flatMap(({ about }) => (about.kind === 'question' ? [about.questionVersionId] : []))
  const questions = await findQuestions(db, [...new Set(asked)])
  return raised.map(({ about }) => {
    if (about.kind === 'lesson') return about.courseId
    return about.kind === 'question' ? (questions.get(about.questionVersionId)?.courseId ?? null) : null
  })
}
