import { and, desc, eq, gte, isNull, notExists, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { assignments, assignmentWithdrawals, certificates, revocations } from '#db/schema/index.ts'

/** What an officer asked of one person and is not answered yet: neither withdrawn nor followed by a certificate. Null for nothing. */
export async function findAssignment(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
): Promise<typeof assignments.$inferSelect | null> {
  const [newest] = await db
    .select()
    .from(assignments)
    .leftJoin(assignmentWithdrawals, eq(assignmentWithdrawals.assignmentId, assignments.id))
    .where(
      and(
        eq(assignments.personId, personId),
        eq(assignments.programmeId, programmeId),
        isNull(assignmentWithdrawals.id),
      ),
    )
    .orderBy(desc(assignments.assignedAt))
    .limit(1)
  if (!newest) return null
  // A certificate that was revoked answers nothing, as in the due day.
  const endedBy = db
    .select({ one: sql`1` })
    .from(revocations)
    .where(
      and(
        eq(revocations.personId, certificates.personId),
        eq(revocations.programmeId, certificates.programmeId),
        gte(revocations.revokedAt, certificates.issuedAt),
      ),
    )
  const [answered] = await db
    .select({ id: certificates.id })
    .from(certificates)
    .where(
      and(
        eq(certificates.personId, personId),
        eq(certificates.programmeId, programmeId),
        gte(certificates.issuedAt, newest.assignments.assignedAt),
        notExists(endedBy),
      ),
    )
    .limit(1)
  return answered ? null : newest.assignments
}
