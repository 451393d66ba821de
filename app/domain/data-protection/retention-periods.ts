import type { HeldKindName } from './held-kinds.ts'

/** Counted from the moment that `retention:kind.<name>.from` says. */
export type Period = { count: number; unit: 'hours' | 'days' | 'years' }

/** Why something is held at all; counsel confirms which ground of the law each of them rests on. */
export type Basis = 'training' | 'security' | 'accountability' | 'request' | 'working'

/**
 * Who sees it besides the person, always within the units that their role reaches. `officers`: whoever opens people's records, which are HR,
 * managers, access officers, auditors and administrators.
 */
export type Reader = 'officers' | 'hr' | 'focal-points' | 'course-team' | 'auditors' | 'administrators' | 'nobody'

export type RetentionKind = {
  /** Null: as long as the service runs. */
  period: Period | null
  /** Who ends it: Lisans every day, human resources by erasing the person, or nobody. */
  endedBy: 'lisans' | 'hr' | 'nobody'
  basis: Basis
  readers: readonly Reader[]
  /** The tables in which it stands, as far as they are about one person. */
  tables: readonly HeldKindName[]
}

/** Somebody who left may ask for proof of what they passed, or come back. Proposed, for no rule that fixes it was found. */
const afterLeaving = { count: 7, unit: 'years' } as const

/**
 * Every kind of record about people: how long it is kept, for what, and who sees it. The daily work, the pages and `docs/data-protection.md`
 * are made from this list alone; the words stand in the catalogue `retention`.
 */
export const retentionKinds = {
  signInFailures: byLisans({ count: 6, unit: 'hours' }, 'security', ['nobody'], []),
  draftPresences: byLisans({ count: 1, unit: 'days' }, 'working', ['course-team'], ['draftPresences']),
  doneWork: byLisans({ count: 30, unit: 'days' }, 'working', ['nobody'], []),
  endedSessions: byLisans({ count: 90, unit: 'days' }, 'security', ['officers'], ['authSessions']),
  oldInvitations: byLisans({ count: 90, unit: 'days' }, 'security', ['nobody'], ['invitations']),
  taskDigests: byLisans({ count: 90, unit: 'days' }, 'working', ['nobody'], ['taskDigests']),
  sentMails: byLisans({ count: 180, unit: 'days' }, 'accountability', ['officers'], ['outgoingMails']),
  staffListRows: byLisans(
    { count: 182, unit: 'days' },
    'accountability',
    ['hr', 'administrators'],
    ['staffImportRows'],
  ),
  setAsideTexts: byLisans({ count: 365, unit: 'days' }, 'working', ['nobody'], ['setAsideTexts']),
  bulkLists: byLisans({ count: 365, unit: 'days' }, 'accountability', ['officers', 'focal-points'], ['bulkPeople']),
  leaversResponses: byLisans({ count: 365, unit: 'days' }, 'training', ['nobody'], ['activityResponses']),
  identity: byHr('training', ['officers', 'focal-points'], ['people', 'personIdentifiers', 'personMovements']),
  account: byHr('security', ['nobody'], ['authUsers', 'authAccounts', 'taskMailChoices', 'reportSubscriptions']),
  roles: byHr('accountability', ['officers'], ['roleGrants', 'courseTeamMembers', 'draftWriters']),
  lessons: byHr('training', ['officers'], ['lessonCompletions']),
  examinations: byHr(
    'training',
    ['officers', 'focal-points'],
    ['attempts', 'answers', 'attemptReturns', 'attemptRegrades', 'attemptUnlocks'],
  ),
  accommodations: byHr('request', ['hr', 'focal-points'], ['accommodations']),
  certificates: byHr(
    'accountability',
    ['officers'],
    [
      'certificates',
      'standings',
      'signatures',
      'policyGraces',
      'suspensions',
      'suspensionReviews',
      'suspensionReplies',
      'reinstatements',
      'revocations',
      'revocationLifts',
      'exemptions',
      'exemptionEnds',
    ],
  ),
  requiredLearning: byHr(
    'training',
    ['officers'],
    ['assignments', 'assignmentWithdrawals', 'reminders', 'reminderCopies'],
  ),
  requests: byHr(
    'request',
    ['hr', 'focal-points', 'course-team'],
    ['concerns', 'concernReplies', 'correctionRequests'],
  ),
  ledger: {
    period: null,
    endedBy: 'nobody',
    basis: 'accountability',
    readers: ['auditors', 'administrators'],
    tables: [],
  },
} satisfies Record<string, RetentionKind>

export type RetentionKindName = keyof typeof retentionKinds

export const retentionKindNames = Object.keys(retentionKinds) as RetentionKindName[]

/** As `retentionKinds`, for whoever asks by a name. */
export function retentionOf(name: RetentionKindName): RetentionKind {
  return retentionKinds[name]
}

function byLisans(period: Period, basis: Basis, readers: Reader[], tables: HeldKindName[]) {
  return { period, endedBy: 'lisans', basis, readers, tables } as const
}

function byHr(basis: Basis, readers: Reader[], tables: HeldKindName[]) {
  return { period: afterLeaving, endedBy: 'hr', basis, readers, tables } as const
}
