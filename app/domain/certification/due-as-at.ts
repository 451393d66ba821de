import { and, eq, exists, gt, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { programmes, programmeVersions, rulesActivations, rulesRevisions } from '#db/schema/index.ts'
import type { AsAt, HeldThen } from './held-as-at.ts'
import { wasPolicyDue } from './policy-due-as-at.ts'
import { wasUpdateDue } from './update-due-as-at.ts'

/** From when on something newer counts: as soon as it is published a holder has it to do, once its grace is over it shuts the gate. */
export type DueFrom = 'publication' | 'end-of-grace'

/** Whether the certificate held then rested on something that was no longer the newest. Over people, `heldThen` and programmes. */
export function wasAnythingDue(db: Database, asAt: AsAt, { held, signed }: HeldThen, counted: DueFrom): SQL {
  return or(
    wasProgrammeDue(db, asAt, held, counted),
    wereRulesDue(db, asAt.at, signed, counted),
    wasUpdateDue(db, asAt, held.begunAt, counted),
    wasPolicyDue(db, asAt.at, counted),
  ) as SQL
}

function wasProgrammeDue(db: Database, { programmeId, at }: AsAt, held: HeldThen['held'], counted: DueFrom): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(programmeVersions)
      .where(
        and(
          eq(programmeVersions.programmeId, programmeId),
          gt(programmeVersions.number, held.number),
          eq(programmeVersions.material, true),
          lte(programmeVersions.publishedAt, at),
          counted === 'end-of-grace'
            ? or(isNull(programmeVersions.graceUntil), lt(programmeVersions.graceUntil, at))
            : undefined,
        ),
      ),
  )
}

function wereRulesDue(db: Database, at: Date, signed: HeldThen['signed'], counted: DueFrom): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(rulesRevisions)
      .innerJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
      .where(
        and(
          eq(rulesRevisions.rulesId, programmes.rulesId),
          sql`${rulesRevisions.number} > coalesce(${signed.number}, 0)`,
          eq(rulesRevisions.material, true),
          lte(rulesActivations.activatedAt, at),
          counted === 'end-of-grace'
            ? or(isNull(rulesRevisions.graceUntil), lt(rulesRevisions.graceUntil, at))
            : undefined,
        ),
      ),
  )
}
