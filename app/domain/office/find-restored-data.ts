import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'
import { gateShut, type RestoredData, restoredDataSchema } from './restored-data.ts'

/** The restore that keeps the gates shut until an administrator accepts what it lost; null when there is none. */
export async function findRestoredData(db: Database): Promise<RestoredData | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, gateShut))
  return row ? restoredDataSchema.parse(row.value) : null
}
