import type { LocalisedText, Role } from '#db/schema/index.ts'

/** In the order in which a person reads them. */
export const taskKinds = [
  'unlock',
  'accommodation',
  'correction',
  'concern',
  'suspension-review',
  'suspension-ending',
  'suspension-endless',
  'course-review',
  'thin-bank',
  'legal-wrong',
  'legal-review',
  'no-focal-point',
  'stuck-work',
] as const

export type TaskKind = (typeof taskKinds)[number]

/** What a task is about: a person, a fact of law, a course, a unit, or pieces of work. */
export type TaskSubject =
  | { kind: 'person'; personId: string; name: string; unitName: string }
  | { kind: 'fact'; factId: string; instrument: string; claim: LocalisedText; pages: number; questions: number }
  | { kind: 'course'; courseId: string; title: LocalisedText }
  | { kind: 'unit'; unitId: string; name: string; people: number }
  | { kind: 'work'; pieces: number }

/** Something that waits for somebody, as the facts say; nothing of it is stored. */
export type Waiting = {
  kind: TaskKind
  /** Names this piece of waiting; the same for as long as it lasts. */
  id: string
  since: Date
  /** Whose it is: the nearest holders of one of these roles at this unit or above; by null, those over the whole organisation. */
  roles: Role[]
  unitId: string | null
  /** Who is asked before those holders, such as the authors of a course. */
  firstIds: string[]
  /** Whose it is not, whatever they hold: who took the decision that is looked at again. */
  notFor?: string
  subject: TaskSubject
  /** The page on which it is done. */
  href: string
}
