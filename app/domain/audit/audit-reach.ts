import { count } from 'drizzle-orm'
import { findReach } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { type Role, units } from '#db/schema/index.ts'

/** Who looks into the ledger: the auditor changes nothing, the administrator may anyway. */
export const auditRoles = ['auditor', 'administrator'] satisfies [Role, ...Role[]]

/** The units whose people somebody may ask about; `all` for whoever reaches every unit, and with it what concerns nobody. */
export type AuditReach = 'all' | string[]

/** How far the roles of an auditor reach now. */
export async function findAuditReach(db: Database, personId: string, at: Date): Promise<AuditReach> {
  const reached = await findReach(db, personId, auditRoles, at)
  const [counted] = await db.select({ units: count() }).from(units)
  return reached.length === counted?.units ? 'all' : reached
}

/** The part of a reach that lies within these units. */
export function reachWithin(reach: AuditReach, unitIds: string[]): string[] {
  return reach === 'all' ? unitIds : unitIds.filter((unitId) => reach.includes(unitId))
}
