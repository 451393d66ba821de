import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { platforms } from '#db/schema/index.ts'

export type Platform = typeof platforms.$inferSelect

/** Every platform by name, closed ones too. One of the first release has no name yet and is called by its id. */
export async function listPlatforms(db: Database): Promise<Platform[]> {
  const rows = await db.select().from(platforms).orderBy(asc(platforms.id))
  return rows.map(named).sort((one, other) => one.name.localeCompare(other.name))
}

/** One platform, or null. */
export async function findPlatform(db: Database, platformId: string): Promise<Platform | null> {
  const [row] = await db.select().from(platforms).where(eq(platforms.id, platformId))
  return row ? named(row) : null
}

function named(platform: Platform): Platform {
  return { ...platform, name: platform.name || platform.id }
}
