import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { invitations, type Language, people, personIdentifiers, units } from '#db/schema/index.ts'
import { codeHash } from './one-time-code.ts'
import { slipCode } from './slip-code.ts'

export type Slip = {
  personId: string
  name: string
  unitName: string
  language: Language
  /** A name to sign in with. */
  knownAs: string
  code: string
  expiresAt: Date
}

/** The set of slips that an actor made at this moment, with the codes that its secret gives: only those that still work. */
export async function listSlips(
  db: Database,
  { madeAt, secret }: { madeAt: Date; secret: string },
  actor: Actor,
  at: Date,
): Promise<Slip[]> {
  const rows = await db
    .select({
      personId: people.id,
      name: people.name,
      unitName: units.name,
      language: people.language,
      kind: personIdentifiers.kind,
      shown: personIdentifiers.shown,
      hash: invitations.codeHash,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(personIdentifiers, eq(personIdentifiers.personId, people.id))
    .where(
      and(
        eq(invitations.createdBy, actorIdOf(actor)),
        eq(invitations.createdAt, madeAt),
        eq(invitations.kind, 'slip'),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, at),
      ),
    )
    .orderBy(asc(units.name), asc(people.name), asc(people.id))
  const slips = new Map<string, Slip>()
  for (const { hash, kind, shown, ...row } of rows) {
    const code = slipCode(secret, row.personId)
    if (codeHash(code) !== hash) continue
    // People who have no address know themselves by their staff number.
    const known = slips.get(row.personId)
    if (!known || kind === 'staff-number') slips.set(row.personId, { ...row, code, knownAs: shown })
  }
  return [...slips.values()]
}
