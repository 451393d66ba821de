import { sql } from 'drizzle-orm'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { units } from './people.ts'

/** Something a gate stands before, and the programme whose certificate opens it. */
export const platforms = kit.table('platforms', {
  id: kit.id().primaryKey(),
  programmeId: kit.text().notNull(),
  name: kit.text().notNull().default(''),
  /** A certificate alone does not open it: the person also needs a grant. */
  needsGrant: kit.flag().notNull().default(false),
  /** Host names, each with everything below it: `facebook.com`. */
  hosts: kit.json<string[]>().notNull().default([]),
  closedAt: kit.instant(),
})

export const platformModeNames = ['watch', 'warn', 'enforce'] as const

/**
 * From when on a platform is watched, warned about or enforced for a unit and the units below it that have no mode of their own.
 * Rows are added, never changed: the last one that has begun holds. Where there is none, the gate is enforced.
 */
export const platformModes = kit.table(
  'platform_modes',
  {
    id: kit.id().primaryKey(),
    platformId: kit
      .text()
      .notNull()
      .references(() => platforms.id),
    unitId: kit
      .text()
      .notNull()
      .references(() => units.id),
    /** Null: from here on as the unit above. */
    mode: kit.text().$type<PlatformMode>(),
    startsAt: kit.instant().notNull(),
    reason: kit.text().notNull(),
    setBy: kit.text().notNull(),
    setAt: kit.instant().notNull(),
  },
  (mode) => [
    kit.index('platform_modes_platform').on(mode.platformId, mode.unitId, mode.startsAt),
    kit.check('platform_modes_mode', isOneOf(mode.mode, platformModeNames)),
  ],
)

/** How often a gate refused, or would have, per unit and day. Whom and which site is never kept. */
export const refusalCounts = kit.table(
  'refusal_counts',
  {
    platformId: kit.text().notNull(),
    unitId: kit.text().notNull(),
    day: kit.day().notNull(),
    mode: kit.text().$type<PlatformMode>().notNull(),
    reason: kit.text().notNull(),
    refusals: kit.count().notNull(),
  },
  (counted) => [
    kit.primaryKey({ columns: [counted.platformId, counted.unitId, counted.day, counted.mode, counted.reason] }),
    kit.check('refusal_counts_mode', isOneOf(counted.mode, platformModeNames)),
  ],
)

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
    /** When a gate last asked with it, to the minute. */
    lastUsedAt: kit.instant(),
  },
  (token) => [
    // A name can be given again once its token was revoked.
    kit.uniqueIndex('gate_tokens_name').on(token.name).where(sql`revoked_at is null`),
    kit.check('gate_tokens_revoked', areTogether(token.revokedAt, token.revokedBy)),
  ],
)

export type PlatformMode = (typeof platformModeNames)[number]
