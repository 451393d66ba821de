import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { staffImports } from '#db/schema/index.ts'
import { carryOutPiece } from './carry-out-piece.ts'
import { findFirstClaims } from './first-claims.ts'
import type { StaffImport } from './import-ground.ts'
import { judgePiece } from './judge-piece.ts'
import type { FirstClaims } from './judge-rows.ts'

export type ImportProgress = Pick<StaffImport, 'rows' | 'judgedRows' | 'carriedRows' | 'confirmedAt'>

/**
 * Judges, or once it is confirmed carries out, what is left of a list of staff. May be asked again after a crash, or by two at once: how far
 * it came is written in the transaction that did it. `mayGoOn` is asked between pieces and ends it early.
 */
export async function continueStaffImport(
  db: Database,
  { importId }: { importId: string },
  at: Date,
  mayGoOn: (progress: ImportProgress) => boolean = () => true,
): Promise<'finished' | 'to-be-continued'> {
  const known = new Map<number, FirstClaims>()
  for (;;) {
    const [one] = await db.select().from(staffImports).where(eq(staffImports.id, importId))
    if (!one?.keptAt || one.finishedAt || (one.judgedAt && !one.confirmedAt)) return 'finished'
    if (one.confirmedAt) await carryOutPiece(db, one, at)
    else {
      const claims = known.get(one.version) ?? (await findFirstClaims(db, one))
      known.set(one.version, claims)
      await judgePiece(db, one, claims, at)
    }
    await new Promise(setImmediate)
    if (!mayGoOn(one)) return 'to-be-continued'
  }
}
