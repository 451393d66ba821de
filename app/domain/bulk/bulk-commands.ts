import { grantAccommodation } from '#app/domain/assessment/grant-accommodation.ts'
import { unlockAttempts } from '#app/domain/assessment/unlock-attempts.ts'
import { assignProgramme } from '#app/domain/assignments/assign-programme.ts'
import { withdrawAssignment } from '#app/domain/assignments/withdraw-assignment.ts'
import { endOfDay } from '#app/domain/certification/calendar-days.ts'
import { endExemption } from '#app/domain/certification/end-exemption.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { liftRevocation } from '#app/domain/certification/lift-revocation.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { whoDecides } from '#app/domain/certification/who-decides.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { recordLeave } from '#app/domain/people/record-leave.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { recordReturn } from '#app/domain/people/record-return.ts'
import type { Database } from '#db/handle.ts'
import type { BulkActionName, ExemptionGround, RevocationGround, Role, SuspensionGround } from '#db/schema/index.ts'

/** What the form of an action asks for besides the reason; empty where an answer was not required. */
export type BulkField = 'ground' | 'lastDay' | 'note' | 'unitId' | 'extraAttempts' | 'extraTimePercent'

/** One person's part of a bulk action. */
export type BulkCase = {
  personId: string
  programmeId: string
  reason: string
  details: Partial<Record<BulkField, string>>
  timeZone: string
}

type Outcome = { kind: 'refused'; reason: string } | { kind: Exclude<string, 'refused'> }

type BulkCommand = {
  /** Whoever holds none of these is not offered it; the command itself asks whether they reach the person. */
  roles: Role[]
  fields: BulkField[]
  run: (db: Database, one: BulkCase, actor: Actor, at: Date) => Promise<Outcome>
}

const movers: Role[] = ['hr', 'administrator']

/** Each action is done to each person by the same command as to one alone, so that it asks, refuses and records the same. */
export const bulkCommands: Record<BulkActionName, BulkCommand> = {
  exemption: {
    roles: whoDecides.exemption,
    fields: ['ground', 'lastDay'],
    run: (db, { details, timeZone, ...whose }, actor, at) => {
      const endsAt = details.lastDay ? endOfDay(details.lastDay, timeZone) : null
      return grantExemption(db, { ...theirs(whose), ground: details.ground as ExemptionGround, endsAt }, actor, at)
    },
  },
  'exemption-end': {
    roles: whoDecides['exemption-end'],
    fields: [],
    run: (db, one, actor, at) => endExemption(db, { ...theirs(one), reason: one.reason }, actor, at),
  },
  suspension: {
    roles: whoDecides.suspension,
    fields: ['ground', 'lastDay', 'note'],
    run: (db, { details, timeZone, ...whose }, actor, at) => {
      const endsAt = details.lastDay ? endOfDay(details.lastDay, timeZone) : null
      const suspension = { ground: details.ground as SuspensionGround, note: details.note || null, endsAt }
      return suspendPerson(db, { ...theirs(whose), ...suspension }, actor, at)
    },
  },
  reinstatement: {
    roles: whoDecides.reinstatement,
    fields: [],
    run: (db, one, actor, at) => reinstatePerson(db, theirs(one), actor, at),
  },
  revocation: {
    roles: whoDecides.revocation,
    fields: ['ground', 'note'],
    run: (db, { details, ...whose }, actor, at) => {
      const revocation = { ground: details.ground as RevocationGround, note: details.note || null }
      return revokeCertification(db, { ...theirs(whose), ...revocation }, actor, at)
    },
  },
  'revocation-lift': {
    roles: whoDecides['revocation-lift'],
    fields: [],
    run: (db, one, actor, at) => liftRevocation(db, theirs(one), actor, at),
  },
  unlock: {
    roles: ['focal-point'],
    fields: [],
    run: (db, one, actor, at) => unlockAttempts(db, theirs(one), actor, at),
  },
  accommodation: {
    roles: ['focal-point', 'hr'],
    fields: ['extraAttempts', 'extraTimePercent'],
    run: (db, { details, ...whose }, actor, at) => {
      const extraAttempts = Number(details.extraAttempts || 0)
      const extraTimePercent = Number(details.extraTimePercent || 0)
      return grantAccommodation(db, { ...theirs(whose), extraAttempts, extraTimePercent }, actor, at)
    },
  },
  move: {
    roles: movers,
    fields: ['unitId'],
    run: (db, { personId, details }, actor, at) =>
      movePerson(db, { personId, unitId: details.unitId ?? '' }, actor, at),
  },
  leave: {
    roles: movers,
    fields: [],
    run: (db, { personId }, actor, at) => recordLeave(db, { personId, away: 'on-leave' }, actor, at),
  },
  secondment: {
    roles: movers,
    fields: [],
    run: (db, { personId }, actor, at) => recordLeave(db, { personId, away: 'seconded' }, actor, at),
  },
  return: {
    roles: movers,
    fields: [],
    run: (db, { personId }, actor, at) => recordReturn(db, { personId }, actor, at),
  },
  leaving: {
    roles: movers,
    fields: [],
    run: (db, { personId }, actor, at) => recordLeaving(db, { personId }, actor, at),
  },
  assignment: {
    roles: whoDecides.assignment,
    fields: ['lastDay'],
    run: (db, one, actor, at) =>
      assignProgramme(db, { ...theirs(one), dueDay: one.details.lastDay ?? '', reason: one.reason }, actor, at),
  },
  'assignment-withdrawal': {
    roles: whoDecides['assignment-withdrawal'],
    fields: [],
    run: (db, one, actor, at) => withdrawAssignment(db, { ...theirs(one), reason: one.reason }, actor, at),
  },
}

function theirs({ personId, programmeId }: Pick<BulkCase, 'personId' | 'programmeId'>) {
  return { personId, programmeId }
}
