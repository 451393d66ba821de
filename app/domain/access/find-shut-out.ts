import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Database } from '#db/handle.ts'
import { listAllowed } from './list-allowed.ts'
import { listModes, listUnitPlaces } from './list-modes.ts'
import type { Platform } from './list-platforms.ts'
import { modeInForce } from './mode-in-force.ts'

/** What a gate asks of people at a platform. */
export type Asks = Pick<Platform, 'programmeId' | 'needsGrant' | 'closedAt'>

/** How many people may pass now and could not after a change. The fingerprint names exactly these people and this change. */
export type ShutOut = { people: number; fingerprint: string }

/** Whom a change of a platform would shut out at once: those who may pass now, could not after it, and are under enforcement. */
export async function findShutOut(
  db: Database,
  { platform, after }: { platform: Platform; after: Asks },
  now: Date,
): Promise<ShutOut> {
  const change = [platform.id, asked(platform), asked(after)]
  if (asked(platform) === asked(after)) return { people: 0, fingerprint: fingerprintOf(change) }
  const decisions = await listModes(db, platform.id)
  const places = await listUnitPlaces(db)
  const isEnforced = new Map(
    places.map(({ id }) => [id, modeInForce(places, decisions, id, now).mode === 'enforce' || after.closedAt !== null]),
  )
  const stillAllowed = new Set((await allowedBy(db, after, now)).map(({ personId }) => personId))
  const lost = (await allowedBy(db, platform, now))
    .filter(({ personId, unitId }) => isEnforced.get(unitId) && !stillAllowed.has(personId))
    .map(({ personId }) => personId)
  return { people: lost.length, fingerprint: fingerprintOf([...change, ...lost.sort()]) }
}

/** Nobody is allowed where a grant is needed, for there are none yet, nor where the platform is closed: the gate knows none of its name. */
async function allowedBy(db: Database, { programmeId, needsGrant, closedAt }: Asks, now: Date) {
  return needsGrant || closedAt ? [] : listAllowed(db, programmeId, now)
}

function asked({ programmeId, needsGrant, closedAt }: Asks): string {
  return [programmeId, needsGrant, closedAt !== null].join(' ')
}

function fingerprintOf(parts: string[]): string {
  return sha256(parts.join('\n')).slice(0, 32)
}
