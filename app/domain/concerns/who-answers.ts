import type { ConcernKind, ConcernSubject } from '#db/schema/concerns.ts'
import type { Role } from '#db/schema/people.ts'

type Raised = { kind: ConcernKind; about: ConcernSubject }

/** Who has a desk with concerns: those who answer some, and HR and auditors, who only read. */
export const deskRoles = [
  'trainer',
  'translator',
  'focal-point',
  'administrator',
  'hr',
  'auditor',
] as const satisfies Role[]

/** Those who read the concerns of the people they reach without answering them. */
export const readingRoles: Role[] = ['hr', 'auditor']

/** The roles that answer a concern, of people they reach, the likeliest first. */
export function answeringRoles({ kind, about }: Raised): [Role, ...Role[]] {
  if (kind === 'question') return ['focal-point']
  if (kind === 'contested-mark') return ['trainer']
  // What is wrong with the service itself is no author's matter alone.
  if (about.kind === 'page' || about.kind === 'none') return ['trainer', 'administrator']
  return 'part' in about && about.part === 'translation' ? ['translator', 'trainer'] : ['trainer']
}

/** Whether the course's own team answers before others: only about what is written, never about a mark. */
export function teamAnswers({ kind, about }: Raised): boolean {
  return kind === 'wrong-here' && (about.kind === 'lesson' || about.kind === 'question')
}
