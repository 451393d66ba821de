import { eq } from 'drizzle-orm'
import { bulkLists } from '#app/domain/bulk/bulk-lists-over.ts'
import { staffListRows } from '#app/domain/staff-import/staff-list-rows-over.ts'
import type { Database } from '#db/handle.ts'
import {
  authSessions,
  draftPresences,
  invitations,
  outgoingMails,
  setAsideTexts,
  signInFailures,
  taskDigests,
  workItems,
} from '#db/schema/index.ts'
import { leaversResponses } from './leavers-responses.ts'
import { type OverRecords, rowsOlderThan } from './over-records.ts'
import { type Period, type RetentionKindName, retentionKinds } from './retention-periods.ts'
import { findPeriods } from './set-period.ts'

type Timed = { [Name in RetentionKindName]: (typeof retentionKinds)[Name]['endedBy'] extends 'lisans' ? Name : never }

/** What Lisans forgets by itself. */
export type TimedKindName = Timed[RetentionKindName]

/** How each is found. What was never sent has no instant, and so is never over. */
const timedRecords: Record<TimedKindName, OverRecords> = {
  signInFailures: rowsOlderThan(signInFailures, { key: signInFailures.id, since: signInFailures.failedAt }),
  draftPresences: rowsOlderThan(draftPresences, { key: draftPresences.personId, since: draftPresences.seenAt }),
  doneWork: rowsOlderThan(workItems, {
    key: workItems.id,
    since: workItems.createdAt,
    also: eq(workItems.state, 'done'),
  }),
  endedSessions: rowsOlderThan(authSessions, { key: authSessions.id, since: authSessions.expiresAt }),
  oldInvitations: rowsOlderThan(invitations, { key: invitations.id, since: invitations.expiresAt }),
  taskDigests: rowsOlderThan(taskDigests, { key: taskDigests.personId, since: taskDigests.queuedAt }),
  sentMails: rowsOlderThan(outgoingMails, { key: outgoingMails.id, since: outgoingMails.sentAt }),
  staffListRows,
  setAsideTexts: rowsOlderThan(setAsideTexts, { key: setAsideTexts.id, since: setAsideTexts.setAsideAt }),
  bulkLists,
  leaversResponses,
}

/** Every kind that Lisans forgets by itself, with its period as it is set now. */
export async function listTimed(
  db: Database,
): Promise<{ name: TimedKindName; period: Period; records: OverRecords }[]> {
  const periodOf = await findPeriods(db)
  return Object.entries(timedRecords).map(([key, records]) => {
    const name = key as TimedKindName
    return { name, period: periodOf(name) ?? retentionKinds[name].period, records }
  })
}
