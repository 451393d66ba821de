import { randomUUID } from 'node:crypto'
import { insertReturn, type ReturnRefusal, returnRefusal } from '#app/domain/assessment/return-attempt.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findPerson, type PersonRecord } from '#app/domain/people/find-person.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { concernReplies } from '#db/schema/index.ts'
import { readConcernWords, sentTwiceWithin, type WordsRefusal } from './concern-words.ts'
import { findAnswering } from './find-answering.ts'
import { afterLast, type ConcernReply, type Conversation, findConversation } from './find-conversation.ts'
import { coursesOf } from './list-concerns.ts'
import { queueAnswerMail } from './queue-answer-mail.ts'
import { returnableAttemptOf } from './returnable-attempt-of.ts'

type Answer = {
  concernId: string
  officerId: string
  words: string
  /** Null asks back, or says that somebody is at it. */
  outcome: ConcernReply['outcome']
  /** A mark that was wrong gives a spent final back by itself; otherwise whoever answers may. */
  giveBack: boolean
  /** How many replies the officer had before their eyes. */
  seen: number
  baseUrl: string
}

export type ReplyRefusal =
  | WordsRefusal
  | ReturnRefusal
  | 'no-such-concern'
  | 'about-oneself'
  | 'not-yours-to-answer'
  | 'concern-withdrawn'
  | 'answered-meanwhile'
  | 'outcome-first'

export type ReplyOutcome =
  | { kind: 'replied'; returnedAttemptId: string | null }
  | { kind: 'refused'; reason: ReplyRefusal }

/**
 * The office answers a concern, and settles it where there is an outcome. When the learner was right about the mark of a final they
 * did not pass, the attempt is given back in the same transaction. The learner is told by mail that there is an answer, not which.
 */
export function replyToConcern(db: Database, answer: Answer, at: Date): Promise<ReplyOutcome> {
  return inTransaction(db, async (tx) => {
    const concern = await findConversation(tx, answer.concernId)
    const learner = concern && (await findPerson(tx, concern.personId))
    if (!concern || !learner) return { kind: 'refused', reason: 'no-such-concern' }
    const written = readConcernWords(answer.words)
    const refusal = await whyNot(tx, concern, learner, answer, at)
    if (refusal) return { kind: 'refused', reason: refusal }
    if ('reason' in written) return { kind: 'refused', reason: written.reason }
    if (isSentTwice(concern, answer, written.words, at)) return { kind: 'replied', returnedAttemptId: null }
    if (answer.seen !== concern.replies.length) return { kind: 'refused', reason: 'answered-meanwhile' }
    const wanted = await attemptToReturn(tx, concern, answer)
    if (wanted?.reason) return { kind: 'refused', reason: wanted.reason }

    const returnedAttemptId = wanted?.attemptId ?? null
    const { officerId, outcome, baseUrl } = answer
    const { id: concernId } = concern
    const replyId = randomUUID()
    const repliedAt = afterLast(concern, at)
    await tx
      .insert(concernReplies)
      .values({ id: replyId, concernId, words: written.words, outcome, repliedBy: officerId, repliedAt })
    if (returnedAttemptId) {
      await insertReturn(tx, { attemptId: returnedAttemptId, concernId, returnedBy: officerId }, at)
    }
    await queueAnswerMail(tx, { learner, concernId, baseUrl }, at)
    const payload = { replyId, outcome, returnedAttemptId }
    const actor = { kind: 'person', personId: officerId } as const
    await recordEntry(tx, { action: 'concern.answered', actor, subjectId: concernId, payload }, at)
    return { kind: 'replied', returnedAttemptId }
  })
}

async function whyNot(
  tx: Transaction,
  concern: Conversation,
  { unitId }: PersonRecord,
  { officerId }: Answer,
  at: Date,
): Promise<ReplyRefusal | null> {
  if (concern.personId === officerId) return 'about-oneself'
  const [courseId = null] = await coursesOf(tx, [concern])
  const may = (await findAnswering(tx, officerId, at))({ ...concern, unitId, courseId })
  if (!may.reads) return 'no-such-concern'
  if (!may.answers) return 'not-yours-to-answer'
  return concern.state === 'withdrawn' ? 'concern-withdrawn' : null
}

function isSentTwice({ replies }: Conversation, { officerId, outcome }: Answer, words: string, at: Date): boolean {
  const last = replies.at(-1)
  if (!last || last.repliedBy !== officerId || last.words !== words || last.outcome !== outcome) return false
  return at.getTime() - last.repliedAt.getTime() < sentTwiceWithin
}

async function attemptToReturn(
  tx: Transaction,
  concern: Conversation,
  { outcome, giveBack }: Answer,
): Promise<{ attemptId: string; reason: ReplyRefusal | null } | null> {
  if (concern.kind === 'contested-mark' && outcome === 'right') {
    const returnable = await returnableAttemptOf(tx, concern.about)
    return returnable === null ? null : { attemptId: returnable, reason: null }
  }
  if (!giveBack) return null
  const attemptId = 'attemptId' in concern.about ? concern.about.attemptId : ''
  if (!outcome || outcome === 'not-right') return { attemptId, reason: 'outcome-first' }
  return { attemptId, reason: await returnRefusal(tx, attemptId) }
}
