import type { Activity } from '#app/lesson-markup/activity.ts'
import type { Language } from '#app/lesson-markup/language.ts'

/** The two standards in which a module can be taken to another learning system. */
export type PackageFormat = 'scorm12' | 'cmi5'

/** What the script of a package reads from its page: the practice of every lesson, and the words that go with it. */
export type PackageContent = {
  format: PackageFormat
  /** Changes with the text of the module: what was kept for another text is not taken over. */
  fingerprint: string
  language: Language
  /** Whether the share of right answers is told to the learning system (SCORM only). */
  score: boolean
  lessons: { id: string; language: Language; activities: Activity[] }[]
  /** Objective id to its words. */
  objectives: Record<string, string>
  /** The messages of activities, by their keys with dots. */
  words: Record<string, string>
  /** The package's own sentences. */
  sentences: Record<PackageSentence, string>
}

export const packageSentences = [
  'kept',
  'notKept',
  'failed',
  'allDone',
  'opened',
  'finished',
  'left',
  'next',
  'previous',
  'overview',
  'leave',
] as const

export type PackageSentence = (typeof packageSentences)[number]
