import { and, count, desc, eq, exists, gt, gte, isNull, lt, lte, max, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import {
  attempts,
  certificates,
  people,
  personMovements,
  programmes,
  programmeVersions,
  reinstatements,
  revocationLifts,
  revocations,
  rulesActivations,
  rulesRevisions,
  signatures,
  suspensions,
} from '#db/schema/index.ts'
import { wasPolicyOverdue } from './policy-overdue-as-at.ts'
import { wasUpdateOverdue } from './update-overdue-as-at.ts'

type AsAt = { programmeId: string; at: Date }

/** Whose certificate opened a gate at a past instant, from the facts: the same as `findStanding(…, at).gate` for everybody. */
export async function listAllowedAsAt(db: Database, asAt: AsAt): Promise<string[]> {
  const { held, signed } = foundations(db, asAt)
  const rows = await db
    .select({ personId: people.id })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, asAt.programmeId))
    .leftJoin(held, eq(held.personId, people.id))
    .leftJoin(signed, eq(signed.personId, people.id))
    .where(and(wasHere(db, asAt.at), wasAllowed(db, asAt, held, signed)))
  let allowed = rows.map(({ personId }) => personId)
  for (const programmeId of await requiredThen(db, asAt)) {
    const there = new Set(await listAllowedAsAt(db, { programmeId, at: asAt.at }))
    allowed = allowed.filter((personId) => there.has(personId))
  }
  return allowed
}

/** How many people were here at a past instant and how many of them were allowed, by the unit they are of today. */
export async function countAllowedAsAt(
  db: Database,
  asAt: AsAt,
): Promise<{ unitId: string; people: number; allowed: number }[]> {
  if ((await requiredThen(db, asAt)).length > 0) return countOneByOne(db, asAt)
  const { held, signed } = foundations(db, asAt)
  const allowed = sql<number>`sum(case when ${wasAllowed(db, asAt, held, signed)} then 1 else 0 end)`
  const rows = await db
    .select({ unitId: people.unitId, people: count(), allowed })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, asAt.programmeId))
    .leftJoin(held, eq(held.personId, people.id))
    .leftJoin(signed, eq(signed.personId, people.id))
    .where(wasHere(db, asAt.at))
    .groupBy(people.unitId)
  return rows.map((row) => ({ ...row, allowed: Number(row.allowed) }))
}

/** Where a programme requires others, each of them is asked for itself. */
async function countOneByOne(db: Database, asAt: AsAt) {
  const allowed = new Set(await listAllowedAsAt(db, asAt))
  const here = await db.select({ id: people.id, unitId: people.unitId }).from(people).where(wasHere(db, asAt.at))
  const counts = new Map<string, { unitId: string; people: number; allowed: number }>()
  for (const { id, unitId } of here) {
    const counted = counts.get(unitId) ?? { unitId, people: 0, allowed: 0 }
    counted.people += 1
    if (allowed.has(id)) counted.allowed += 1
    counts.set(unitId, counted)
  }
  return [...counts.values()]
}

/** The programmes that this one required as it was published then. */
async function requiredThen(db: Database, { programmeId, at }: AsAt): Promise<string[]> {
  const [version] = await db
    .select({ body: programmeVersions.body })
    .from(programmeVersions)
    .where(and(eq(programmeVersions.programmeId, programmeId), lte(programmeVersions.publishedAt, at)))
    .orderBy(desc(programmeVersions.number))
    .limit(1)
  return version?.body.requires ?? []
}

/** Everybody's newest certificate by then, and the newest rules they had signed. */
function foundations(db: Database, { programmeId, at }: AsAt) {
  const newest = db
    .select({ personId: certificates.personId, issuedAt: max(certificates.issuedAt).as('newest_issued_at') })
    .from(certificates)
    .where(and(eq(certificates.programmeId, programmeId), lte(certificates.issuedAt, at)))
    .groupBy(certificates.personId)
    .as('newest')
  // A retake completes the paper before it, which was drawn then.
  const whole = namedAgain(attempts, 'whole_paper')
  const held = db
    .select({
      personId: certificates.personId,
      issuedAt: certificates.issuedAt,
      validUntil: certificates.validUntil,
      number: programmeVersions.number,
      begunAt: sql<Date>`coalesce(${whole.startedAt}, ${certificates.validFrom})`.as('begun_at'),
    })
    .from(certificates)
    .innerJoin(newest, and(eq(newest.personId, certificates.personId), eq(newest.issuedAt, certificates.issuedAt)))
    .innerJoin(programmeVersions, eq(programmeVersions.id, certificates.programmeVersionId))
    .leftJoin(attempts, eq(attempts.id, certificates.attemptId))
    .leftJoin(whole, eq(whole.id, sql`coalesce(${attempts.retakes} ->> 'attemptId', ${attempts.id})`))
    .where(eq(certificates.programmeId, programmeId))
    .as('held')
  const signed = db
    .select({ personId: signatures.personId, number: max(rulesRevisions.number).as('signed_number') })
    .from(signatures)
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .innerJoin(programmes, eq(programmes.rulesId, rulesRevisions.rulesId))
    .where(and(eq(programmes.id, programmeId), lte(signatures.signedAt, at)))
    .groupBy(signatures.personId)
    .as('signed')
  return { held, signed }
}

type Foundations = ReturnType<typeof foundations>

/** Known by then, and had not left; whoever came back is here again. */
function wasHere(db: Database, at: Date): SQL {
  const last = db
    .select({ kind: personMovements.kind })
    .from(personMovements)
    .where(
      and(eq(personMovements.personId, people.id), ne(personMovements.kind, 'moved'), lte(personMovements.movedAt, at)),
    )
    .orderBy(desc(personMovements.movedAt))
    .limit(1)
  return and(lte(people.createdAt, at), sql`coalesce((${last}), 'joined') <> 'left'`) as SQL
}

function wasAllowed(db: Database, asAt: AsAt, held: Foundations['held'], signed: Foundations['signed']): SQL {
  const { at } = asAt
  return and(
    gte(held.validUntil, at),
    not(wasRevoked(db, asAt, held)),
    not(wasSuspended(db, asAt)),
    not(wasProgrammeOverdue(db, asAt, held)),
    not(wereRulesOverdue(db, at, signed)),
    not(wasUpdateOverdue(db, asAt, held.begunAt)),
    not(wasPolicyOverdue(db, at)),
  ) as SQL
}

/** A revocation ends the certificate it met for good, lifted or not, and keeps the next from counting until it is lifted. */
function wasRevoked(db: Database, { programmeId, at }: AsAt, held: Foundations['held']): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(revocations)
      .leftJoin(revocationLifts, eq(revocationLifts.revocationId, revocations.id))
      .where(
        and(
          eq(revocations.personId, people.id),
          eq(revocations.programmeId, programmeId),
          lte(revocations.revokedAt, at),
          or(
            gte(revocations.revokedAt, held.issuedAt),
            isNull(revocationLifts.liftedAt),
            gt(revocationLifts.liftedAt, at),
          ),
        ),
      ),
  )
}

function wasSuspended(db: Database, { programmeId, at }: AsAt): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(suspensions)
      .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
      .where(
        and(
          eq(suspensions.personId, people.id),
          eq(suspensions.programmeId, programmeId),
          lte(suspensions.suspendedAt, at),
          or(isNull(suspensions.endsAt), gt(suspensions.endsAt, at)),
          or(isNull(reinstatements.reinstatedAt), gt(reinstatements.reinstatedAt, at)),
        ),
      ),
  )
}

function wasProgrammeOverdue(db: Database, { programmeId, at }: AsAt, held: Foundations['held']): SQL {
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
          or(isNull(programmeVersions.graceUntil), lt(programmeVersions.graceUntil, at)),
        ),
      ),
  )
}

function wereRulesOverdue(db: Database, at: Date, signed: Foundations['signed']): SQL {
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
          or(isNull(rulesRevisions.graceUntil), lt(rulesRevisions.graceUntil, at)),
        ),
      ),
  )
}
