import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { codeHash, newCode } from '#app/domain/sign-in/one-time-code.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { supervisionCodes, units } from '#db/schema/index.ts'

/** Eight characters of five bits each: read out in a room, good for hours, and tried at a few times a minute at the most. */
const codeLength = 8
/** The longest life of a code, in hours. */
export const longestSupervision = 12

const millisecondsPerHour = 3_600_000

export type MakeSupervisionCodeOutcome =
  | { kind: 'made'; supervisionCodeId: string; code: string; expiresAt: Date }
  | { kind: 'refused'; reason: 'out-of-reach' | 'no-such-unit' | 'unknown-programme' | 'hours-invalid' }

/**
 * Makes the code with which people of a unit, and of the units below it, begin a supervised final in the next hours. It is answered
 * once; only its hash is kept. For focal points who reach the unit, which must be open.
 */
export function makeSupervisionCode(
  db: Database,
  { programmeId, unitId, hours }: { programmeId: string; unitId: string; hours: number },
  actor: Actor,
  at: Date,
): Promise<MakeSupervisionCodeOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await actorReachesUnit(tx, actor, ['focal-point'], unitId, at)))
      return { kind: 'refused', reason: 'out-of-reach' }
    const [open] = await tx
      .select({ id: units.id })
      .from(units)
      .where(and(eq(units.id, unitId), isNull(units.closedAt)))
    if (!open) return { kind: 'refused', reason: 'no-such-unit' }
    if (!(await findProgramme(tx, programmeId))) return { kind: 'refused', reason: 'unknown-programme' }
    if (!Number.isInteger(hours) || hours < 1 || hours > longestSupervision)
      return { kind: 'refused', reason: 'hours-invalid' }

    const id = randomUUID()
    const code = newCode(codeLength)
    const expiresAt = new Date(at.getTime() + hours * millisecondsPerHour)
    const createdBy = actorIdOf(actor)
    await tx
      .insert(supervisionCodes)
      .values({ id, programmeId, unitId, codeHash: codeHash(code), createdBy, createdAt: at, expiresAt })
    const payload = { programmeId, unitId, expiresAt: expiresAt.toISOString() }
    await recordEntry(tx, { action: 'supervision-code.made', actor, subjectId: id, payload }, at)
    return { kind: 'made', supervisionCodeId: id, code, expiresAt }
  })
}
