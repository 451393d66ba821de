import { sql } from 'drizzle-orm'
import { areTogether } from '../closed-list.ts'
import { kit } from '../engine.ts'

/** Something a gate stands before, and the programme whose certificate opens it. */
export const platforms = kit.table('platforms', {
  id: kit.id().primaryKey(),
  programmeId: kit.text().notNull(),
})

/** What a gate shows to be answered; only the hash of the token is kept. */
export const gateTokens = kit.table(
  'gate_tokens',
  {
    id: kit.id().primaryKey(),
    name: kit.text().notNull(),
    tokenHash: kit.text().notNull().unique(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
    revokedBy: kit.text(),
    revokedAt: kit.instant(),
  },
  (token) => [
    // A name can be given again once its token was revoked.
    kit.uniqueIndex('gate_tokens_name').on(token.name).where(sql`revoked_at is null`),
    kit.check('gate_tokens_revoked', areTogether(token.revokedAt, token.revokedBy)),
  ],
)
