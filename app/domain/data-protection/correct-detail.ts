import { and, eq, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '#app/domain/people/actor.ts'
import { changeDetails } from '#app/domain/people/change-details.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { visibleName } from '#app/domain/people/visible-name.ts'
import { mayInvite } from '#app/domain/sign-in/may-invite.ts'
import type { Transaction } from '#db/handle.ts'
import { type CorrectableThing, people, personIdentifiers } from '#db/schema/index.ts'

/** What an officer corrects by answering; everything else is changed where it is kept, on the person's page or in the staff list. */
const correctedByAnswer = ['name', 'job-title', 'email'] as const
export type CorrectedByAnswer = (typeof correctedByAnswer)[number]

export type DetailRefusal = 'detail-missing' | 'detail-invalid' | 'email-taken' | 'way-in-of-an-officer'

const longest = 200

export function isCorrectedByAnswer(thing: CorrectableThing): thing is CorrectedByAnswer {
  return (correctedByAnswer as readonly string[]).includes(thing)
}

/** Writes one detail anew, as the officer typed it. Answers why not, or null. */
export async function correctDetail(
  tx: Transaction,
  { personId, thing, written }: { personId: string; thing: CorrectedByAnswer; written: string },
  actor: Actor,
  at: Date,
): Promise<DetailRefusal | null> {
  const value = visibleName(written)
  if (value === '') return 'detail-missing'
  const refusal = value.length > longest ? 'detail-invalid' : await unfit(tx, { personId, thing, value }, actor, at)
  if (refusal) return refusal
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  if (!person) return 'detail-invalid'
  const old = { name: person.name, 'job-title': person.jobTitle ?? '', email: person.email ?? '' }[thing]
  if (old === value) return null
  const details = { name: { name: value }, 'job-title': { jobTitle: value }, email: { email: value } }[thing]
  await changeDetails(tx, { personId, details, changes: [{ column: thing, old, new: value }] }, actor, at)
  return null
}

async function unfit(
  tx: Transaction,
  { personId, thing, value }: { personId: string; thing: CorrectedByAnswer; value: string },
  actor: Actor,
  at: Date,
): Promise<DetailRefusal | null> {
  if (thing === 'name') return /\p{L}/u.test(value) ? null : 'detail-invalid'
  if (thing !== 'email') return null
  if (!z.email().safeParse(value).success) return 'detail-invalid'
  // A new address is a way into the account, as a code is.
  if (!(await mayInvite(tx, personId, actor, at))) return 'way-in-of-an-officer'
  return (await isSomebodyElses(tx, personId, value)) ? 'email-taken' : null
}

async function isSomebodyElses(tx: Transaction, personId: string, email: string): Promise<boolean> {
  const folded = foldIdentifier(email) ?? email
  const [named] = await tx
    .select({ id: personIdentifiers.id })
    .from(personIdentifiers)
    .where(and(eq(personIdentifiers.value, folded), ne(personIdentifiers.personId, personId)))
  if (named) return true
  const [mailed] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(or(eq(people.email, email), eq(people.email, folded)), ne(people.id, personId)))
  return mailed !== undefined
}
