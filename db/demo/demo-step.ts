import type {
  AttemptKind,
  CorrectableThing,
  ExemptionGround,
  RevocationGround,
  SuspensionGround,
} from '#db/schema/index.ts'

/** How an attempt ends: `criticals` reaches the pass mark and gets a critical question wrong. */
export type ExamResult = 'pass' | 'fail' | 'criticals'

export type DemoDeed =
  | { kind: 'join' }
  | { kind: 'invite'; by: 'mail' | 'slip' }
  | { kind: 'make-manager' }
  | { kind: 'move'; unitId: string }
  | { kind: 'go-away'; away: 'on-leave' | 'seconded' }
  | { kind: 'return' }
  | { kind: 'leave' }
  | { kind: 'learn'; courseId: string; lessonId: string }
  | { kind: 'begin'; exam: AttemptKind; part: string }
  /** Answers some questions and goes away without handing in. */
  | { kind: 'answer'; exam: AttemptKind; part: string; questions: number }
  | { kind: 'hand-in'; exam: AttemptKind; part: string; result: ExamResult }
  | { kind: 'sign' }
  /** Tells the office something: about the first lesson or its translation, about the last final, or about nothing in particular. */
  | { kind: 'tell'; about: 'lesson' | 'translation' | 'mark' | 'breakdown' | 'none'; words: string }
  /** Whoever it is for answers what this person told last. */
  | { kind: 'answer-telling'; outcome: 'right' | 'not-right' | 'answered' | null; giveBack?: true; words: string }
  /** Signs every policy that waits for them. */
  | { kind: 'sign-policies' }
  | { kind: 'unlock' }
  | { kind: 'ask-accommodation'; extraAttempts: boolean; extraTime: boolean }
  | { kind: 'give-accommodation'; extraAttempts: number; extraTimePercent: number }
  | { kind: 'suspend'; ground: SuspensionGround; until: Date | null }
  /** Says what they have to say to their suspension. */
  | { kind: 'reply-to-suspension'; words: string }
  | { kind: 'reinstate' }
  | { kind: 'revoke'; ground: RevocationGround }
  | { kind: 'lift' }
  | { kind: 'exempt'; ground: ExemptionGround }
  /** Says that something kept about them is wrong. */
  | { kind: 'ask-correction'; thing: CorrectableThing; shouldBe: string; why: string }
  | { kind: 'review-law' }
  | { kind: 'find-law-wrong' }
  /** Stands in for another officer, who names them. */
  | { kind: 'stand-in'; forStaffNumber: string; lastDay: string }
  | { kind: 'lose-role' }

/** One thing that happened, at one moment, to the person with this staff number. */
export type DemoStep = { at: Date; staffNumber: string; deed: DemoDeed }
