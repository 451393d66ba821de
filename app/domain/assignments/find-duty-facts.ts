import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import type { Database } from '#db/handle.ts'
import {
  assignments,
  assignmentWithdrawals,
  certificates,
  exemptionEnds,
  exemptions,
  people,
  personMovements,
  revocationLifts,
  revocations,
  roleGrants,
} from '#db/schema/index.ts'

/** Everything about some people that their due days in one programme rest on. */
export type DutyRows = Awaited<ReturnType<typeof findDutyRows>>

/** In a fixed number of selects, however many people; at most a few thousand. */
export async function findDutyRows(
  db: Database,
  { programmeId, personIds }: { programmeId: string; personIds: string[] },
  now: Date,
) {
  const { id, name, unitId, activity, grade, createdAt } = people
  return {
    people: await db
      .select({ id, name, unitId, activity, grade, createdAt })
      .from(people)
      .where(inArray(people.id, personIds)),
    movements: await db
      .select({
        personId: personMovements.personId,
        kind: personMovements.kind,
        unitId: personMovements.unitId,
        movedAt: personMovements.movedAt,
      })
      .from(personMovements)
      .where(inArray(personMovements.personId, personIds))
      .orderBy(asc(personMovements.movedAt)),
    grants: await db
      .select({ personId: roleGrants.personId, role: roleGrants.role, grantedAt: roleGrants.grantedAt })
      .from(roleGrants)
      .where(and(inArray(roleGrants.personId, personIds), isRunning(now), isNull(roleGrants.deputyForGrantId))),
    certificates: await db
      .select({
        personId: certificates.personId,
        issuedAt: certificates.issuedAt,
        validUntil: certificates.validUntil,
      })
      .from(certificates)
      .where(and(inArray(certificates.personId, personIds), eq(certificates.programmeId, programmeId))),
    revocations: await db
      .select({
        personId: revocations.personId,
        revokedAt: revocations.revokedAt,
        liftedAt: revocationLifts.liftedAt,
      })
      .from(revocations)
      .leftJoin(revocationLifts, eq(revocationLifts.revocationId, revocations.id))
      .where(and(inArray(revocations.personId, personIds), eq(revocations.programmeId, programmeId))),
    exemptions: await db
      .select({
        personId: exemptions.personId,
        grantedAt: exemptions.grantedAt,
        endsAt: exemptions.endsAt,
        endedAt: exemptionEnds.endedAt,
      })
      .from(exemptions)
      .leftJoin(exemptionEnds, eq(exemptionEnds.exemptionId, exemptions.id))
      .where(and(inArray(exemptions.personId, personIds), eq(exemptions.programmeId, programmeId))),
    assignments: await db
      .select({
        personId: assignments.personId,
        assignmentId: assignments.id,
        dueDay: assignments.dueDay,
        assignedAt: assignments.assignedAt,
      })
      .from(assignments)
      .leftJoin(assignmentWithdrawals, eq(assignmentWithdrawals.assignmentId, assignments.id))
      .where(
        and(
          inArray(assignments.personId, personIds),
          eq(assignments.programmeId, programmeId),
          isNull(assignmentWithdrawals.id),
        ),
      ),
  }
}
