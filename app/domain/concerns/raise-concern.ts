import { randomUUID } from 'node:crypto'
import { and, eq, gte, isNull } from 'drizzle-orm'
import { canonicalJson } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type ConcernKind, type ConcernSubject, concerns, type Language } from '#db/schema/index.ts'
import { checkSubject, type SubjectRefusal } from './check-subject.ts'
import { readConcernWords, sentTwiceWithin, type WordsRefusal } from './concern-words.ts'
import { listOwnConcerns } from './list-own-concerns.ts'

type NewConcern = {
  personId: string
  kind: ConcernKind
  about: ConcernSubject
  /** The language of the page it was told on. */
  language: Language
  words: string
}

export type RaiseConcernOutcome =
  | { kind: 'raised'; concernId: string }
  | { kind: 'refused'; reason: WordsRefusal | SubjectRefusal | 'too-many-open' }

/** So many of one person may be unsettled at a time; more would be a script or a conversation that belongs elsewhere. */
export const mostOpenConcerns = 20

/** A person tells the office that something is wrong, contests a mark, or asks their focal point. Sent twice, it is told once. */
export function raiseConcern(db: Database, concern: NewConcern, at: Date): Promise<RaiseConcernOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, kind, language } = concern
    const written = readConcernWords(concern.words)
    if ('reason' in written) return { kind: 'refused', reason: written.reason }
    const checked = await checkSubject(tx, concern)
    if ('reason' in checked) return { kind: 'refused', reason: checked.reason }
    const told = { personId, kind, language, about: checked.about, words: written.words }
    const first = await findSame(tx, told, at)
    if (first) return { kind: 'raised', concernId: first }
    const open = (await listOwnConcerns(tx, { personId })).filter(
      ({ state }) => state === 'waiting' || state === 'in-discussion',
    )
    if (open.length >= mostOpenConcerns) return { kind: 'refused', reason: 'too-many-open' }

    const id = randomUUID()
    await tx.insert(concerns).values({ id, ...told, raisedAt: at })
    const payload = { kind, about: checked.about }
    await recordEntry(tx, { action: 'concern.raised', actor: { kind: 'person', personId }, subjectId: id, payload }, at)
    return { kind: 'raised', concernId: id }
  })
}

async function findSame(tx: Transaction, told: NewConcern, at: Date): Promise<string | null> {
  const recent = await tx
    .select({ id: concerns.id, about: concerns.about })
    .from(concerns)
    .where(
      and(
        eq(concerns.personId, told.personId),
        gte(concerns.raisedAt, new Date(at.getTime() - sentTwiceWithin)),
        eq(concerns.kind, told.kind),
        eq(concerns.words, told.words),
        isNull(concerns.withdrawnAt),
      ),
    )
  return recent.find(({ about }) => canonicalJson(about) === canonicalJson(told.about))?.id ?? null
}
