import { eq, ne } from 'drizzle-orm'
import type { Database, Transaction } from '#db/handle.ts'
import { platforms, programmes } from '#db/schema/index.ts'
import { readHosts } from './host-names.ts'

/** What an administrator says of a platform. */
export type PlatformDetails = { name: string; programmeId: string; needsGrant: boolean; hosts: string[] }

export type DetailsRefusal =
  | 'reason-missing'
  | 'platform-name-missing'
  | 'platform-name-too-long'
  | 'platform-name-taken'
  | 'no-such-programme'
  | 'host-unfit'
  | 'host-taken'

/** In characters. */
export const longestPlatformName = 80
export const longestReason = 500

/** Why a platform cannot be described like this, or null. `platformId` is left out for a new one. */
export async function detailsRefusal(
  tx: Transaction,
  { platformId = '', details, reason }: { platformId?: string; details: PlatformDetails; reason: string },
): Promise<DetailsRefusal | null> {
  const { name, programmeId, hosts } = details
  if (reason.trim() === '') return 'reason-missing'
  if (name === '') return 'platform-name-missing'
  if (name.length > longestPlatformName) return 'platform-name-too-long'
  const [programme] = await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, programmeId))
  if (!programme) return 'no-such-programme'
  if (readHosts(hosts.join('\n')).hosts.length !== hosts.length) return 'host-unfit'
  const others = await tx.select().from(platforms).where(ne(platforms.id, platformId))
  if (others.some((other) => (other.name || other.id).toLowerCase() === name.toLowerCase()))
    return 'platform-name-taken'
  return others.some((other) => other.hosts.some((host) => hosts.includes(host))) ? 'host-taken' : null
}

/** Which of these hosts stand at another platform already, and at which. */
export async function findHostsElsewhere(
  db: Database,
  { platformId = '', hosts }: { platformId?: string; hosts: string[] },
): Promise<{ host: string; platform: string }[]> {
  const others = await db.select().from(platforms).where(ne(platforms.id, platformId))
  return others.flatMap((other) =>
    other.hosts.filter((host) => hosts.includes(host)).map((host) => ({ host, platform: other.name || other.id })),
  )
}
