import { inArray } from 'drizzle-orm'
import { findPerson } from '#app/domain/people/find-person.ts'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { findAnswering } from './find-answering.ts'
import { type ConcernReply, type Conversation, findConversation } from './find-conversation.ts'
import { findReturn } from './find-own-concern.ts'
import { coursesOf } from './list-concerns.ts'
import { returnableAttemptOf } from './returnable-attempt-of.ts'

export type DeskConversation = Omit<Conversation, 'replies'> & {
  personName: string
  unitName: string
  courseId: string | null
  replies: (ConcernReply & { name: string })[]
  answers: boolean
  first: boolean
  /** A spent final that an answer can give back. */
  returnableAttemptId: string | null
  attemptReturnedAt: Date | null
}

/** A concern for an officer who may read it; null for everybody else, its own person included. */
export async function findDeskConcern(
  db: Database,
  { officerId, concernId }: { officerId: string; concernId: string },
  at: Date,
): Promise<DeskConversation | null> {
  const concern = await findConversation(db, concernId)
  const person = concern && (await findPerson(db, concern.personId))
  if (!concern || !person) return null
  const [courseId = null] = await coursesOf(db, [concern])
  const may = (await findAnswering(db, officerId, at))({ ...concern, unitId: person.unitId, courseId })
  if (!may.reads) return null
  const names = await namesOf(db, [...new Set(concern.replies.map(({ repliedBy }) => repliedBy))])
  return {
    ...concern,
    personName: person.name,
    unitName: person.unitName,
    courseId,
    replies: concern.replies.map((reply) => ({ ...reply, name: names.get(reply.repliedBy) ?? '' })),
    answers: may.answers && concern.state !== 'withdrawn',
    first: may.first,
    returnableAttemptId: await returnableAttemptOf(db, concern.about),
    attemptReturnedAt: 'attemptId' in concern.about ? await findReturn(db, concern.about.attemptId) : null,
  }
}

async function namesOf(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
