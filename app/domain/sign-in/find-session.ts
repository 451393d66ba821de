import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import {
  authSessions,
  authUsers,
  type Language,
  type PersonActivity,
  people,
  type Role,
  roleGrants,
} from '#db/schema/index.ts'
import { isLive, type SessionTimes } from './session-life.ts'

export type Session = SessionTimes & {
  sessionId: string
  personId: string
  name: string
  unitId: string
  language: Language
  activity: PersonActivity
  /** Each role with the unit it names. */
  grants: { role: Role; unitId: string }[]
}

/**
 * Prepares the one read that every signed-in page pays for: a session's token to its person and their roles. Null for a token
 * that is unknown, ended or too old, and for whoever has left.
 */
export function prepareFindSession(db: Database): (token: string, now: Date) => Promise<Session | null> {
  const runs = or(
    isNull(roleGrants.runsUntil),
    gt(roleGrants.runsUntil, sql.param(sql.placeholder('now'), roleGrants.runsUntil)),
  )
  const query = db
    .select({
      sessionId: authSessions.id,
      createdAt: authSessions.createdAt,
      updatedAt: authSessions.updatedAt,
      expiresAt: authSessions.expiresAt,
      personId: people.id,
      name: people.name,
      unitId: people.unitId,
      language: people.language,
      activity: people.activity,
      role: roleGrants.role,
      roleUnitId: roleGrants.unitId,
    })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .innerJoin(people, eq(people.id, authUsers.personId))
    .leftJoin(roleGrants, and(eq(roleGrants.personId, people.id), isNull(roleGrants.endedAt), runs))
    .where(eq(authSessions.token, sql.placeholder('token')))
    .prepare()

  return async (token, now) => {
    const rows = await query.execute({ token, now })
    const [first] = rows
    if (!first || first.activity === 'left' || !isLive(first, now)) return null
    const { role: _role, roleUnitId: _unit, ...session } = first
    const grants = rows.flatMap(({ role, roleUnitId }) => (role && roleUnitId ? [{ role, unitId: roleUnitId }] : []))
    return { ...session, grants }
  }
}
