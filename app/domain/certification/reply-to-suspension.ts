import { randomUUID } from 'node:crypto'
import { readConcernWords, sentTwiceWithin, type WordsRefusal } from '#app/domain/concerns/concern-words.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { suspensionReplies } from '#db/schema/index.ts'
import { findNewestSuspension } from './find-suspension.ts'

/** More would be a conversation that belongs elsewhere. */
export const mostSuspensionReplies = 5

export type ReplyToSuspensionOutcome =
  | { kind: 'replied' }
  | { kind: 'refused'; reason: WordsRefusal | 'suspension-over' | 'enough-replies' }

/**
 * A suspended person says what they have to say; a second officer then looks at the suspension. The words stand beside the ledger only.
 * Sent twice, they are kept once.
 */
export function replyToSuspension(
  db: Database,
  { personId, programmeId, words }: { personId: string; programmeId: string; words: string },
  at: Date,
): Promise<ReplyToSuspensionOutcome> {
  return inTransaction(db, async (tx) => {
    const written = readConcernWords(words)
    if ('reason' in written) return { kind: 'refused', reason: written.reason }
    const suspension = await findNewestSuspension(tx, { personId, programmeId }, at)
    if (!suspension?.running) return { kind: 'refused', reason: 'suspension-over' }
    const { id: suspensionId, replies } = suspension
    const last = replies.at(-1)
    const isSentTwice = last?.words === written.words && at.getTime() - last.repliedAt.getTime() < sentTwiceWithin
    if (isSentTwice) return { kind: 'replied' }
    if (replies.length >= mostSuspensionReplies) return { kind: 'refused', reason: 'enough-replies' }

    await tx.insert(suspensionReplies).values({ id: randomUUID(), suspensionId, words: written.words, repliedAt: at })
    const actor = { kind: 'person', personId } as const
    const payload = { suspensionId }
    await recordEntry(tx, { action: 'suspension.replied-to', actor, subjectId: personId, payload }, at)
    return { kind: 'replied' }
  })
}
