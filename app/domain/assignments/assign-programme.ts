import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { findExemption } from '#app/domain/certification/find-exemption.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { type DecisionRefusal, decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { assignments, people } from '#db/schema/index.ts'
import { findAssignment } from './find-assignment.ts'

/** Further off it asks nothing of anybody, in days. */
const furthestDay = 3 * 366

export type AssignProgrammeOutcome =
  | { kind: 'assigned'; assignmentId: string }
  | {
      kind: 'refused'
      reason:
        | DecisionRefusal
        | 'no-such-programme'
        | 'reason-missing'
        | 'due-day-missing'
        | 'due-day-past'
        | 'due-day-too-far'
        | 'left'
        | 'already-exempt'
        | 'certificate-holds'
        | 'already-assigned'
    }

type Assignment = { personId: string; programmeId: string; dueDay: string; reason: string }

/** Asks one person for a programme by a day (YYYY-MM-DD), once. For HR and administrators; whoever holds a certificate is not asked for it. */
export function assignProgramme(
  db: Database,
  { personId, programmeId, dueDay, reason }: Assignment,
  actor: Actor,
  at: Date,
): Promise<AssignProgrammeOutcome> {
  return inTransaction(db, async (tx) => {
    const obstacle = await decisionRefusal(tx, actor, whoRequires, personId, at)
    if (obstacle) return { kind: 'refused', reason: obstacle }
    if (!(await findProgramme(tx, programmeId))) return { kind: 'refused', reason: 'no-such-programme' }
    if (reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
    const wrongDay = dayProblem(dueDay, dayOf(at, (await findOrganisation(tx)).timeZone))
    if (wrongDay) return { kind: 'refused', reason: wrongDay }
    const [person] = await tx.select({ activity: people.activity }).from(people).where(eq(people.id, personId))
    if (person?.activity === 'left') return { kind: 'refused', reason: 'left' }
    const whose = { personId, programmeId }
    if (await findExemption(tx, whose, at)) return { kind: 'refused', reason: 'already-exempt' }
    if ((await findStanding(tx, whose, at)).state === 'certified')
      return { kind: 'refused', reason: 'certificate-holds' }
    if (await findAssignment(tx, whose)) return { kind: 'refused', reason: 'already-assigned' }

    const id = randomUUID()
    const row = { id, ...whose, dueDay, reason: reason.trim(), assignedBy: actorIdOf(actor), assignedAt: at }
    await tx.insert(assignments).values(row)
    const payload = { assignmentId: id, programmeId, dueDay, reason: row.reason }
    await recordEntry(tx, { action: 'assignment.made', actor, subjectId: personId, payload }, at)
    return { kind: 'assigned', assignmentId: id }
  })
}

function dayProblem(day: string, today: string): 'due-day-missing' | 'due-day-past' | 'due-day-too-far' | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return 'due-day-missing'
  if (day < today) return 'due-day-past'
  return Date.parse(day) - Date.parse(today) > furthestDay * 86_400_000 ? 'due-day-too-far' : null
}
