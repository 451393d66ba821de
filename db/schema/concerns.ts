import { isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { type Language, people, spokenLanguages } from './people.ts'

/** Something is wrong here; my mark is wrong; a question of my focal point. */
export const concernKinds = ['wrong-here', 'contested-mark', 'question'] as const
export const concernOutcomes = ['right', 'not-right', 'answered'] as const

/** What a learner told the office, and about what. Its state follows from its replies. */
export const concerns = kit.table(
  'concerns',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    kind: kit.text().$type<ConcernKind>().notNull(),
    about: kit.json<ConcernSubject>().notNull(),
    language: kit.text().$type<Language>().notNull(),
    words: kit.text().notNull(),
    raisedAt: kit.instant().notNull(),
    withdrawnAt: kit.instant(),
  },
  (concern) => [
    kit.index('concerns_person').on(concern.personId, concern.raisedAt),
    kit.check('concerns_kind', isOneOf(concern.kind, concernKinds)),
    kit.check('concerns_language', isOneOf(concern.language, spokenLanguages)),
  ],
)

/** What the office, or the learner again, said to it. One with an outcome settles it; a later one of the learner's opens it again. */
export const concernReplies = kit.table(
  'concern_replies',
  {
    id: kit.id().primaryKey(),
    concernId: kit
      .text()
      .notNull()
      .references(() => concerns.id),
    words: kit.text().notNull(),
    outcome: kit.text().$type<(typeof concernOutcomes)[number]>(),
    repliedBy: kit.text().notNull(),
    repliedAt: kit.instant().notNull(),
  },
  (reply) => [
    kit.index('concern_replies_concern').on(reply.concernId, reply.repliedAt),
    kit.check('concern_replies_outcome', isOneOf(reply.outcome, concernOutcomes)),
  ],
)

/** Everything is named exactly as it was seen. `part`: what of it is meant, where not the whole. `page` is an address within the service, without its query. */
export type ConcernSubject =
  | {
      kind: 'lesson'
      courseId: string
      lessonId: string
      lessonRevisionId: string
      language: Language
      part?: 'activity' | 'translation'
    }
  | { kind: 'question'; attemptId: string; questionVersionId: string; part?: 'translation' }
  | { kind: 'attempt'; attemptId: string }
  | { kind: 'page'; page: string }
  | { kind: 'none' }

export type ConcernKind = (typeof concernKinds)[number]
