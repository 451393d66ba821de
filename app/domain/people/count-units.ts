import { count } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'

/** How many units there are, closed ones included. */
export async function countUnits(db: Database): Promise<number> {
  const [counted] = await db.select({ units: count() }).from(units)
  return counted?.units ?? 0
}
