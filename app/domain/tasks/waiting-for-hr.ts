import { listWaitingCorrections } from '#app/domain/data-protection/list-corrections.ts'
import type { Database } from '#db/handle.ts'
import type { Waiting } from './waiting.ts'

/** What people say is wrong about them, and nobody has answered. */
export async function listCorrectionsWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const requests = await listWaitingCorrections(db, { kind: 'system' }, at)
  return requests.map(({ id, personId, name, unitId, unitName, requestedAt }) => ({
    kind: 'correction',
    id: `correction ${id}`,
    since: requestedAt,
    roles: ['hr'],
    unitId,
    firstIds: [],
    subject: { kind: 'person', personId, name, unitName },
    href: `/hr/corrections/${id}`,
  }))
}
