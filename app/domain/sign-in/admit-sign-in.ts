import { and, desc, eq, gt, inArray, lt, lte } from 'drizzle-orm'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { refuseWrongClock } from '#app/domain/ledger/record-entry.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { authSessions, authUsers, signInFailures } from '#db/schema/index.ts'
import { addressBlock } from './address-block.ts'
import { delayAfter, signInLimits } from './sign-in-delay.ts'

/** A try writes three rows. */
const forgottenPerTry = 30

type Try = { identifier: string; address: string }

/** The rows that count this try as a failure until `forgiveSignIn` takes them back. */
export type AdmittedTry = { failureIds: string[]; nameFromAddress: string }

type AdmitOutcome = ({ kind: 'admitted' } & AdmittedTry) | { kind: 'refused'; reason: 'too-many-tries'; retryAt: Date }

/**
 * Lets a try at a password through, or says when the next one is heard. A try counts as failed from the moment it is let through,
 * so that many at once cannot all slip past the count; one that was not let through does not count. The name is counted as it was
 * typed: counting by person would tell a stranger which names belong together. Whoever signed in from this address before waits for
 * their own failures alone. Not a command: the ledger is not for strangers to fill.
 * Throws where the clock is wrong, before a session is opened that the ledger could not know of.
 */
export function admitSignIn(db: Database, { identifier, address }: Try, at: Date): Promise<AdmitOutcome> {
  const name = foldIdentifier(identifier) ?? 'impossible'
  const block = addressBlock(address)
  const subjects = {
    nameFromAddress: sha256(`name and address\n${name}\n${block}`),
    address: sha256(`address\n${block}`),
    nameFromAnywhere: sha256(`name\n${name}`),
  }
  return inTransaction(db, async (tx) => {
    await refuseWrongClock(tx, at)
    await forgetSome(tx, at)
    const own = await findOpening(tx, subjects.nameFromAddress, signInLimits.nameFromAddress, at)
    const others = [
      await findOpening(tx, subjects.address, signInLimits.address, at),
      await findOpening(tx, subjects.nameFromAnywhere, signInLimits.nameFromAnywhere, at),
    ]
    const spared = others.some((opening) => opening > at) && (await isKnownAddress(tx, { identifier, block }))
    const retryAt = new Date(Math.max(Number(own), ...(spared ? [] : others.map(Number))))
    if (retryAt > at) return { kind: 'refused', reason: 'too-many-tries', retryAt }

    const rows = Object.values(subjects).map((subject) => ({ id: crypto.randomUUID(), subject, failedAt: at }))
    await tx.insert(signInFailures).values(rows)
    const failureIds = rows.map((row) => row.id)
    return { kind: 'admitted', failureIds, nameFromAddress: subjects.nameFromAddress }
  })
}

/** The password was right: this try and the failures before it from the same address are forgotten. */
export function forgiveSignIn(db: Database, { failureIds, nameFromAddress }: AdmittedTry): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.delete(signInFailures).where(inArray(signInFailures.id, failureIds))
    await tx.delete(signInFailures).where(eq(signInFailures.subject, nameFromAddress))
  })
}

/** The day’s work forgets them all. With every try goes more of the old than comes anew, so that no crowd of guesses fills the table. */
async function forgetSome(tx: Transaction, at: Date): Promise<void> {
  const old = tx
    .select({ id: signInFailures.id })
    .from(signInFailures)
    .where(lt(signInFailures.failedAt, tooOld(at)))
    .limit(forgottenPerTry)
  await tx.delete(signInFailures).where(inArray(signInFailures.id, old))
}

function tooOld(at: Date): Date {
  return new Date(at.getTime() - Math.max(...Object.values(signInLimits).map(({ window }) => window)))
}

type Limit = (typeof signInLimits)[keyof typeof signInLimits]

async function findOpening(tx: Transaction, subject: string, limit: Limit, at: Date): Promise<Date> {
  // A failure dated later than now was recorded by a clock that has been set right since.
  const counted = and(
    eq(signInFailures.subject, subject),
    gt(signInFailures.failedAt, new Date(at.getTime() - limit.window)),
    lte(signInFailures.failedAt, at),
  )
  const failures = await tx
    .select({ failedAt: signInFailures.failedAt })
    .from(signInFailures)
    .where(counted)
    .orderBy(desc(signInFailures.failedAt))
    .limit(limit.free + 20)
  const last = failures[0]?.failedAt ?? at
  return new Date(last.getTime() + delayAfter(failures.length, limit))
}

async function isKnownAddress(tx: Transaction, { identifier, block }: { identifier: string; block: string }) {
  const person = await findPersonByIdentifier(tx, identifier)
  if (!person) return false
  const sessions = await tx
    .select({ address: authSessions.ipAddress })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .where(eq(authUsers.personId, person.id))
  return sessions.some(({ address }) => address !== null && addressBlock(address) === block)
}
