import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { listTopAdministrators } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { insertInvitation } from './insert-invitation.ts'

/**
 * Where nobody administers yet, a link with which whoever reads the server's output becomes the first administrator; null where
 * somebody does. The link works once and for a day, and a later one replaces it.
 */
export function ensureFirstAdministratorLink(db: Database, baseUrl: string, at: Date): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    if ((await listTopAdministrators(tx, at)).length > 0) return null
    const invitation = { personId: null, kind: 'first-administrator', createdBy: 'system' } as const
    const { invitationId, code } = await insertInvitation(tx, invitation, at)
    const actor = { kind: 'system' } as const
    await recordEntry(tx, { action: 'administrator.invited', actor, subjectId: invitationId }, at)
    return `${baseUrl}/invitation/${code}`
  })
}
