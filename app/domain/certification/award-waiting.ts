import { and, eq, exists, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { attemptRegrades, attempts, certificates, people } from '#db/schema/index.ts'
import { awardCertificateIfDue } from './award-certificate.ts'
import { refreshStanding } from './refresh-standing.ts'

/**
 * The part of other commands that took a condition away from people, such as a policy to sign: awards the certificates that waited for
 * nothing else. Answers how many.
 */
export async function awardWaiting(
  tx: Transaction,
  among: { unitIds: string[] } | { personIds: string[] },
  at: Date,
): Promise<number> {
  const passedOnRegrade = tx
    .select({ id: attemptRegrades.id })
    .from(attemptRegrades)
    .where(and(eq(attemptRegrades.attemptId, attempts.id), eq(attemptRegrades.passed, true)))
  const waiting = await tx
    .selectDistinct({ personId: attempts.personId, programmeId: attempts.programmeId })
    .from(attempts)
    .innerJoin(people, eq(people.id, attempts.personId))
    .leftJoin(certificates, eq(certificates.attemptId, attempts.id))
    .where(
      and(
        'unitIds' in among ? inArray(people.unitId, among.unitIds) : inArray(people.id, among.personIds),
        ne(people.activity, 'left'),
        eq(attempts.kind, 'final'),
        or(eq(attempts.passed, true), exists(passedOnRegrade)),
        isNull(certificates.id),
      ),
    )
  let awarded = 0
  for (const { personId, programmeId } of waiting) {
    if ((await awardCertificateIfDue(tx, { personId, programmeId }, at)) === null) continue
    await refreshStanding(tx, personId, programmeId)
    awarded += 1
  }
  return awarded
}
