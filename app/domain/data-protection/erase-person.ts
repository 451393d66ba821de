import { eq, inArray } from 'drizzle-orm'
import { writeSequences } from '#app/domain/ledger/erased-sequences.ts'
import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { ledgerPayloads, people } from '#db/schema/index.ts'
import { countNamedElsewhere } from './count-named-elsewhere.ts'
import { emptyMentions } from './empty-mentions.ts'
import { emptyRecords } from './empty-records.ts'
import { listEntriesAbout, listEntriesNaming } from './entries-naming.ts'
import { type ErasureRefusal, erasureRefusal } from './erasure-refusal.ts'
import { findKnownBy, type KnownBy } from './known-by.ts'
import { names } from './names-in-text.ts'
import { namesSomebody } from './names-somebody.ts'

export type EraseOutcome =
  /** `entries`: of the ledger, whose content was emptied. */
  | { kind: 'erased'; entries: number }
  | {
      kind: 'refused'
      reason: ErasureRefusal | 'reason-missing' | 'reason-names-somebody' | 'named-elsewhere' | 'changed-meanwhile'
    }

const entriesAtATime = 500

/**
 * Takes out of the service everything by which somebody who left could be known, and everything written by or about them. What was counted
 * stays, under a random id that is nobody's any more, and so does the chain of the ledger: the entry of the erasure lists what it emptied.
 * By HR or an administrator who reaches them; where they are named in what is about others, only by who administers everything: a name is
 * whatever somebody typed, and must not be a way to empty what others recorded. `reason` stays for ever, and so must name nobody.
 */
export async function erasePerson(
  db: Database,
  { personId, reason }: { personId: string; reason: string },
  actor: Actor,
  at: Date,
): Promise<EraseOutcome> {
  const refusal = await erasureRefusal(db, personId, actor, at)
  if (refusal) return { kind: 'refused', reason: refusal }
  // Read before the transaction, for a large ledger takes a while; what is recorded meanwhile is read within.
  const before = await scanLedger(db, personId)
  return inTransaction(db, async (tx) => {
    const refusedNow = await erasureRefusal(tx, personId, actor, at)
    if (refusedNow) return { kind: 'refused', reason: refusedNow }
    const known = await knownBy(tx, personId)
    if (JSON.stringify(known) !== JSON.stringify(before.known)) return { kind: 'refused', reason: 'changed-meanwhile' }
    if (reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
    if (names(reason, known) || (await hasPartOfName(tx, personId, reason)) || (await namesSomebody(tx, reason))) {
      return { kind: 'refused', reason: 'reason-names-somebody' }
    }
    const end = (await findLedgerEnd(tx))?.sequence ?? 0
    const since = await listEntriesNaming(tx, known, { after: before.upTo, upTo: end })
    const naming = [...before.naming, ...since]
    const elsewhere = await countNamedElsewhere(tx, { personId, known, naming })
    if (elsewhere > 0 && !(await administersEverything(tx, actor, at))) {
      return { kind: 'refused', reason: 'named-elsewhere' }
    }
    const sequences = [...new Set([...naming, ...(await listEntriesAbout(tx, personId))])]
    await emptyMentions(tx, personId, known)
    await emptyRecords(tx, { personId, known }, actor, at)
    await emptyPayloads(tx, sequences)
    const payload = { reason: reason.trim(), entries: sequences.length, sequences: writeSequences(sequences) }
    await recordEntry(tx, { action: 'person.erased', actor, subjectId: personId, payload }, at)
    return { kind: 'erased', entries: sequences.length }
  })
}

/** What a person is known by, and which entries up to now name them. */
export async function scanLedger(db: Database, personId: string) {
  const known = await knownBy(db, personId)
  const upTo = (await findLedgerEnd(db))?.sequence ?? 0
  const breathe = () => new Promise(setImmediate)
  return { known, upTo, naming: await listEntriesNaming(db, known, { after: 0, upTo }, breathe) }
}

async function knownBy(db: Database, personId: string): Promise<KnownBy> {
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  return person ? findKnownBy(db, person) : { names: [], identifiers: [] }
}

/** One word of a name may be common: it is kept out of a reason all the same, for the reason cannot be erased. */
async function hasPartOfName(tx: Transaction, personId: string, reason: string): Promise<boolean> {
  const [person] = await tx.select({ name: people.searchName }).from(people).where(eq(people.id, personId))
  const said = new Set(foldName(reason).split(' '))
  return (person?.name ?? '').split(' ').some((part) => part.length > 2 && said.has(part))
}

async function emptyPayloads(tx: Transaction, sequences: number[]): Promise<void> {
  for (let from = 0; from < sequences.length; from += entriesAtATime) {
    await tx
      .delete(ledgerPayloads)
      .where(inArray(ledgerPayloads.sequence, sequences.slice(from, from + entriesAtATime)))
  }
}
