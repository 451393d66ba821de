import { asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { reinstatements, suspensionReplies, suspensionReviews, suspensions } from '#db/schema/index.ts'

/** So soon after the last one ended a suspension goes on with it, in days: nobody begins the count anew by ending and suspending again. */
const daysApart = 7
const millisecondsPerDay = 24 * 3_600_000
const peopleAtATime = 500

type Link = {
  suspensionId: string
  personId: string
  programmeId: string
  suspendedAt: Date
  /** Null while it runs. */
  endedAt: Date | null
  repliedAt: Date | null
  reviewedAt: Date | null
}

/** A suspension with those before it that nobody looked at again, oldest first; it is the last. */
export type SuspensionChain = Link[]

/** Of these people, suspension id to its chain. */
export async function findSuspensionChains(db: Database, personIds: string[]): Promise<Map<string, SuspensionChain>> {
  const chains = new Map<string, SuspensionChain>()
  const lastOf = new Map<string, Link>()
  const each = [...new Set(personIds)]
  for (let from = 0; from < each.length; from += peopleAtATime) {
    // Oldest first, so that the chain before each is known.
    for (const link of await findLinks(db, each.slice(from, from + peopleAtATime))) {
      const whose = `${link.personId} ${link.programmeId}`
      const before = lastOf.get(whose)
      const earlier = before && goesOn(before, link) ? (chains.get(before.suspensionId) ?? []) : []
      chains.set(link.suspensionId, [...earlier, link])
      lastOf.set(whose, link)
    }
  }
  return chains
}

function goesOn(before: Link, { suspendedAt }: Link): boolean {
  if (before.reviewedAt !== null || before.endedAt === null) return false
  return suspendedAt.getTime() - before.endedAt.getTime() <= daysApart * millisecondsPerDay
}

async function findLinks(db: Database, personIds: string[]): Promise<Link[]> {
  const theirs = inArray(suspensions.personId, personIds)
  const rows = await db
    .select({ suspension: suspensions, reinstatedAt: reinstatements.reinstatedAt })
    .from(suspensions)
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .where(theirs)
    .orderBy(asc(suspensions.suspendedAt))
  const replies = await db
    .select({ id: suspensionReplies.suspensionId, at: suspensionReplies.repliedAt })
    .from(suspensionReplies)
    .innerJoin(suspensions, eq(suspensions.id, suspensionReplies.suspensionId))
    .where(theirs)
    .orderBy(asc(suspensionReplies.repliedAt))
  const reviews = await db
    .select({ id: suspensionReviews.suspensionId, at: suspensionReviews.reviewedAt })
    .from(suspensionReviews)
    .innerJoin(suspensions, eq(suspensions.id, suspensionReviews.suspensionId))
    .where(theirs)
    .orderBy(asc(suspensionReviews.reviewedAt))
  const replied = new Map(replies.map(({ id, at }) => [id, at]))
  const reviewed = new Map(reviews.map(({ id, at }) => [id, at]))
  return rows.map(({ suspension: { id, personId, programmeId, suspendedAt, endsAt }, reinstatedAt }) => ({
    suspensionId: id,
    personId,
    programmeId,
    suspendedAt,
    endedAt: reinstatedAt ?? endsAt,
    repliedAt: replied.get(id) ?? null,
    reviewedAt: reviewed.get(id) ?? null,
  }))
}
