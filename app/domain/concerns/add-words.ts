import { randomUUID } from 'node:crypto'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { concernReplies } from '#db/schema/index.ts'
import { readConcernWords, sentTwiceWithin, type WordsRefusal } from './concern-words.ts'
import { afterLast, findConversation } from './find-conversation.ts'

export type AddWordsOutcome =
  | { kind: 'added' }
  | { kind: 'refused'; reason: WordsRefusal | 'no-such-concern' | 'concern-withdrawn' | 'too-many-words' }

/** So often may somebody write on without an answer in between. */
const mostInARow = 10

/** A person says more about what they told the office. What was settled is open again by it. */
export function addWords(
  db: Database,
  { personId, concernId, words: text }: { personId: string; concernId: string; words: string },
  at: Date,
): Promise<AddWordsOutcome> {
  return inTransaction(db, async (tx) => {
    const concern = await findConversation(tx, concernId)
    if (concern?.personId !== personId) return { kind: 'refused', reason: 'no-such-concern' }
    if (concern.state === 'withdrawn') return { kind: 'refused', reason: 'concern-withdrawn' }
    const written = readConcernWords(text)
    if ('reason' in written) return { kind: 'refused', reason: written.reason }
    const { words } = written
    const last = concern.replies.at(-1)
    const sentTwice = last?.repliedBy === personId && last.words === words
    if (sentTwice && at.getTime() - last.repliedAt.getTime() < sentTwiceWithin) return { kind: 'added' }
    const inARow = concern.replies.length - 1 - concern.replies.findLastIndex(({ repliedBy }) => repliedBy !== personId)
    if (inARow >= mostInARow) return { kind: 'refused', reason: 'too-many-words' }

    const id = randomUUID()
    const repliedAt = afterLast(concern, at)
    await tx.insert(concernReplies).values({ id, concernId, words, outcome: null, repliedBy: personId, repliedAt })
    const payload = { replyId: id, reopened: concern.state === 'settled' }
    const actor = { kind: 'person', personId } as const
    await recordEntry(tx, { action: 'concern.continued', actor, subjectId: concernId, payload }, at)
    return { kind: 'added' }
  })
}
