import type { HeldData } from './collect-held-data.ts'
import type { HeldKindName } from './held-kinds.ts'

/** One thing that a record says: as it stands there, or by a key of the catalogues. */
export type RecordPart = { field: string } & ({ text: string } | { message: string })

export type ReadableKind = {
  kind: HeldKindName
  count: number
  /** The newest, with when it was and what it says. Empty where a kind says nothing that people read. */
  newest: { place: number; at: Date | null; parts: RecordPart[] }[]
}

type Reading = {
  /** The field that says when it was. */
  at?: string
  /** Fields whose text is read as it stands. */
  texts?: string[]
  /** Fields whose text is a word of ours, and where the catalogues have it. */
  words?: Record<string, string>
}

/** What people read of each kind of record; everything else of it is in the file. */
const readings: Partial<Record<HeldKindName, Reading>> = {
  people: { at: 'createdAt', texts: ['name', 'jobTitle', 'grade', 'email'], words: { activity: 'people:activity' } },
  personIdentifiers: { texts: ['shown'], words: { kind: 'people:identifier' } },
  personMovements: { at: 'movedAt', words: { kind: 'data-protection:movement' } },
  roleGrants: { at: 'grantedAt', texts: ['reason', 'endReason'], words: { role: 'people:role' } },
  courseTeamMembers: { at: 'addedAt', texts: ['courseId', 'reason', 'endReason'] },
  lessonCompletions: { at: 'completedAt', texts: ['courseId', 'lessonId'] },
  activityResponses: { at: 'respondedAt', texts: ['courseId', 'lessonId'] },
  attempts: { at: 'startedAt', words: { kind: 'assessment:kind' } },
  attemptUnlocks: { at: 'unlockedAt' },
  accommodations: { at: 'requestedAt' },
  signatures: { at: 'signedAt' },
  certificates: { at: 'issuedAt', texts: ['number', 'holderName'] },
  suspensions: { at: 'suspendedAt', texts: ['note'], words: { ground: 'desk:suspension.ground' } },
  suspensionReplies: { at: 'repliedAt', texts: ['words'] },
  suspensionReviews: { at: 'reviewedAt', texts: ['reason'], words: { outcome: 'suspension:outcome' } },
  revocations: { at: 'revokedAt', texts: ['note'], words: { ground: 'desk:revocation.ground' } },
  exemptions: { at: 'grantedAt', words: { ground: 'desk:exemption.ground' } },
  exemptionEnds: { at: 'endedAt', texts: ['reason'] },
  assignments: { at: 'assignedAt', texts: ['reason'] },
  reminders: { at: 'queuedAt' },
  reportSubscriptions: { at: 'begunAt' },
  concerns: { at: 'raisedAt', texts: ['words'] },
  concernReplies: { at: 'repliedAt', texts: ['words'] },
  outgoingMails: { at: 'queuedAt', texts: ['address', 'subject'] },
  authSessions: { at: 'createdAt', texts: ['ipAddress', 'userAgent'] },
  invitations: { at: 'createdAt' },
}

const newestShown = 10

/** What is held of each kind, as people read it: how many, and the newest of them. Kinds of which there is nothing are left out. Pure. */
export function readableRecords(records: HeldData['records']): ReadableKind[] {
  return (Object.keys(records) as HeldKindName[]).flatMap((kind) => {
    const rows = records[kind]
    const reading = readings[kind]
    if (rows.length === 0) return []
    const read = reading ? rows.map((row, place) => ({ place, ...readRecord(row, reading) })) : []
    const newest = read.sort((one, other) => Number(other.at) - Number(one.at)).slice(0, newestShown)
    return [{ kind, count: rows.length, newest }]
  })
}

function readRecord(row: Record<string, unknown>, { at, texts = [], words = {} }: Reading) {
  const instant = at ? row[at] : null
  const parts: RecordPart[] = []
  for (const field of texts) {
    const text = row[field]
    if (typeof text === 'string' && text !== '') parts.push({ field, text })
  }
  for (const [field, catalogue] of Object.entries(words)) {
    if (typeof row[field] === 'string') parts.push({ field, message: `${catalogue}.${row[field]}` })
  }
  return { at: instant instanceof Date ? instant : null, parts }
}
