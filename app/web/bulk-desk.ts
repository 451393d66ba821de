import { z } from 'zod'
import { type BulkField, bulkCommands } from '#app/domain/bulk/bulk-commands.ts'
import { continueBulk } from '#app/domain/bulk/continue-bulk.ts'
import { mostBulkPeople } from '#app/domain/bulk/prepare-bulk.ts'
import { findPeopleByNumbers } from '#app/domain/people/find-people-by-numbers.ts'
import type { PeopleCursor } from '#app/domain/people/people-cursor.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import {
  type BulkActionName,
  bulkActionNames,
  exemptionGrounds,
  type Role,
  revocationGrounds,
  suspensionGrounds,
} from '#db/schema/index.ts'
import { db } from './database.ts'
import type { FormProblem } from './forms.ts'
import { lastDayField } from './last-day.ts'
import { type AskedPeople, listAsked } from './people-filter.ts'
import { reasonField } from './reason-field.ts'
import type { SignedIn } from './signed-in.ts'
import { doAtOnce } from './work/in-pieces.ts'

/** Whoever has an action to do to many. */
export const doesInBulk = [...new Set(Object.values(bulkCommands).flatMap(({ roles }) => roles))] as [Role, ...Role[]]

/** The actions that somebody with these roles is offered. */
export function offeredActions(roles: Role[]): BulkActionName[] {
  return bulkActionNames.filter((name) => bulkCommands[name].roles.some((role) => roles.includes(role)))
}

export const groundsOf: Partial<Record<BulkActionName, readonly string[]>> = {
  exemption: exemptionGrounds,
  suspension: suspensionGrounds,
  revocation: revocationGrounds,
}

/** A whole number that may be left out. */
const numberField = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, 'hr:bulk.form.numberWrong')
  .default('')

/** The fields of an action's form, with the reason that every one asks for. `today`: no day before it, YYYY-MM-DD, is a last day. */
export function bulkForm(action: BulkActionName, today: string) {
  const { fields } = bulkCommands[action]
  const grounds = groundsOf[action] ?? []
  const every: Record<BulkField, z.ZodType<string>> = {
    ground: z.enum(grounds as [string, ...string[]], 'desk:field.groundMissing'),
    // An assignment without a day would ask for nothing.
    lastDay: (action === 'assignment'
      ? z.iso.date('desk:field.dayInvalid')
      : (lastDayField.transform((day) => day ?? '') as unknown as z.ZodType<string>)
    ).refine((day) => day === '' || day >= today, 'refusals:due-day-past'),
    note: z.string().trim().max(1000, 'desk:field.noteTooLong').default('') as unknown as z.ZodType<string>,
    unitId: z.string('hr:bulk.form.unitMissing').min(1, 'hr:bulk.form.unitMissing'),
    extraAttempts: numberField as unknown as z.ZodType<string>,
    extraTimePercent: numberField as unknown as z.ZodType<string>,
  }
  const details = Object.fromEntries(fields.map((field) => [field, every[field]])) as Record<string, z.ZodType<string>>
  return z.object({ ...details, reason: reasonField })
}

/** Everybody in a list, in its order, as far as one action goes; one more than that when there are more. */
export async function everybodyAsked(people: AskedPeople, now: Date): Promise<string[]> {
  const found: string[] = []
  let after: PeopleCursor | null = null
  for (;;) {
    const piece = await listAsked(people, { after, limit: 1_000 }, now)
    found.push(...piece.map(({ id }) => id))
    after = piece.at(-1) ?? null
    if (piece.length < 1_000 || found.length > mostBulkPeople) return found
    await new Promise(setImmediate)
  }
}

/** Whom pasted numbers mean, among those this officer's roles for the action reach. */
export async function peoplePasted(officer: SignedIn, action: BulkActionName, pasted: string, now: Date) {
  const reach = await findReach(db, officer.personId, bulkCommands[action].roles, now)
  return findPeopleByNumbers(db, { pasted, unitIds: new Set(reach) })
}

/** Rehearses or carries out as much of a bulk action as the officer need not wait for. */
export function goOnWithBulk(bulkId: string, now: Date): Promise<void> {
  return doAtOnce((mayGoOn) => continueBulk(db, { bulkId }, now, mayGoOn))
}

/** Which field a refusal of the domain is about. */
export function bulkProblem(reason: string): FormProblem[] | null {
  const fields: Record<string, string> = {
    'nobody-chosen': 'numbers',
    'too-many-people': 'numbers',
    'reason-missing': 'reason',
  }
  const field = fields[reason]
  return field ? [{ field, message: `refusals:${reason}` }] : null
}
