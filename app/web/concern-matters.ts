import type { NamedSubject } from '#app/domain/concerns/find-subject.ts'
import type { ConcernKind, ConcernSubject } from '#db/schema/concerns.ts'
import type { Language } from '#db/schema/people.ts'

export const concernMatters = [
  'lesson',
  'activity',
  'translation',
  'question',
  'mark',
  'breakdown',
  'page',
  'ask',
] as const
/** What somebody says is the matter with the subject. */
export type ConcernMatter = (typeof concernMatters)[number]

/** What can be the matter with a subject, the likeliest first; for pages read in this language. Pure. */
export function mattersOf(subject: NamedSubject, language: Language): ConcernMatter[] {
  switch (subject.kind) {
    case 'lesson':
      return subject.language === 'en' ? ['lesson', 'activity', 'ask'] : ['lesson', 'activity', 'translation', 'ask']
    case 'sitting': {
      const marked: ConcernMatter[] = subject.submittedAt ? ['mark'] : []
      if (subject.number === null) return [...marked, 'breakdown', 'ask']
      return language === 'en' ? ['question', ...marked] : ['question', 'translation', ...marked]
    }
    case 'page':
      return ['page', 'ask']
    case 'none':
      return ['ask']
  }
}

/** What a matter is called where it is kept. */
export function toldAs(matter: ConcernMatter, about: ConcernSubject): { kind: ConcernKind; about: ConcernSubject } {
  if (matter === 'mark') return { kind: 'contested-mark', about }
  if (matter === 'ask' || matter === 'breakdown') return { kind: 'question', about }
  const part = matter === 'activity' || matter === 'translation' ? matter : undefined
  if (about.kind === 'lesson' && part) return { kind: 'wrong-here', about: { ...about, part } }
  if (about.kind === 'question' && part === 'translation') return { kind: 'wrong-here', about: { ...about, part } }
  return { kind: 'wrong-here', about }
}
