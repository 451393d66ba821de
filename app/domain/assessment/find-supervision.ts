import { and, eq, gt, isNull, lte, ne } from 'drizzle-orm'
import { unitsAbove } from '#app/domain/people/unit-tree.ts'
import { codeHash } from '#app/domain/sign-in/one-time-code.ts'
import type { Database } from '#db/handle.ts'
import { people, type Supervised, supervisionCodes, units } from '#db/schema/index.ts'
import { supervisionRequired } from './supervision-required.ts'

/** Whether a person's final is supervised, by where they work now. Costs nothing where no final is. */
export async function isSupervised(db: Database, personId: string, supervised: Supervised): Promise<boolean> {
  if (supervised.where !== 'units') return supervised.where === 'everywhere'
  const unitId = await unitOf(db, personId)
  return unitId !== null && supervisionRequired(supervised, unitId, await listPlaces(db))
}

/** The id of the code that was typed, if it works at `at` for this person in this programme; null for any other, whatever is wrong with it. */
export async function findSupervisionCode(
  db: Database,
  { personId, programmeId, typed }: { personId: string; programmeId: string; typed: string },
  at: Date,
): Promise<string | null> {
  const [code] = await db
    .select({ id: supervisionCodes.id, unitId: supervisionCodes.unitId })
    .from(supervisionCodes)
    .where(
      and(
        eq(supervisionCodes.codeHash, codeHash(typed)),
        eq(supervisionCodes.programmeId, programmeId),
        // Nobody is their own invigilator.
        ne(supervisionCodes.createdBy, personId),
        isNull(supervisionCodes.endedAt),
        lte(supervisionCodes.createdAt, at),
        gt(supervisionCodes.expiresAt, at),
      ),
    )
  const unitId = code && (await unitOf(db, personId))
  if (!code || !unitId) return null
  return unitsAbove(await listPlaces(db), unitId).includes(code.unitId) ? code.id : null
}

async function unitOf(db: Database, personId: string): Promise<string | null> {
  const [person] = await db.select({ unitId: people.unitId }).from(people).where(eq(people.id, personId))
  return person?.unitId ?? null
}

function listPlaces(db: Database) {
  return db.select({ id: units.id, parentId: units.parentId }).from(units)
}
