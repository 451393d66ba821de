import { listAccommodationRequests } from '#app/domain/assessment/list-accommodation-requests.ts'
import { listPeopleNeedingUnlock } from '#app/domain/assessment/list-people-needing-unlock.ts'
import type { Database } from '#db/handle.ts'
import type { Waiting } from './waiting.ts'

const everybody = { kind: 'system' } as const

/** Finals that wait for a talk with the focal point. */
export async function listUnlocksWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const blocked = await listPeopleNeedingUnlock(db, everybody, at)
  return blocked.map(({ personId, programmeId, name, unitId, unitName, failedAt }) => ({
    kind: 'unlock',
    id: `unlock ${personId} ${programmeId}`,
    since: failedAt,
    roles: ['focal-point'],
    unitId,
    firstIds: [],
    subject: { kind: 'person', personId, name, unitName },
    href: '/focal-point',
  }))
}

/** Requests for more time or more attempts that nobody has decided. */
export async function listAccommodationsWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const requests = await listAccommodationRequests(db, everybody, at)
  return requests.map(({ accommodationId, personId, name, unitId, unitName, requestedAt }) => ({
    kind: 'accommodation',
    id: `accommodation ${accommodationId}`,
    since: requestedAt,
    roles: ['focal-point', 'hr'],
    unitId,
    firstIds: [],
    subject: { kind: 'person', personId, name, unitName },
    href: `/focal-point/accommodations?request=${accommodationId}`,
  }))
}
