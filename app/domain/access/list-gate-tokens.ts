import { asc } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { gateTokens } from '#db/schema/index.ts'

/** Every token there ever was, oldest first, without what would let anybody use it. */
export function listGateTokens(db: Database) {
  const { id, name, createdBy, createdAt, revokedBy, revokedAt, lastUsedAt } = gateTokens
  return db
    .select({ id, name, createdBy, createdAt, revokedBy, revokedAt, lastUsedAt })
    .from(gateTokens)
    .orderBy(asc(gateTokens.createdAt))
}
