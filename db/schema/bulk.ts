import { sql } from 'drizzle-orm'
import { isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { people } from './people.ts'

/** What can be done with many people at once. */
export const bulkActionNames = [
  'exemption',
  'exemption-end',
  'suspension',
  'reinstatement',
  'revocation',
  'revocation-lift',
  'unlock',
  'accommodation',
  'move',
  'leave',
  'secondment',
  'return',
  'leaving',
  'assignment',
  'assignment-withdrawal',
] as const

/** One decision about many people: rehearsed first, then carried out for each of them by the same command as for one. */
export const bulkActions = kit.table(
  'bulk_actions',
  {
    id: kit.id().primaryKey(),
    action: kit.text().$type<BulkActionName>().notNull(),
    /** What the form of the action asks for. */
    details: kit.json<Record<string, string>>().notNull(),
    programmeId: kit.text().notNull(),
    reason: kit.text().notNull(),
    preparedBy: kit.text().notNull(),
    preparedAt: kit.instant().notNull(),
    /** Everybody was rehearsed. */
    rehearsedAt: kit.instant(),
    confirmedAt: kit.instant(),
    finishedAt: kit.instant(),
    /** What was pasted and is nobody's number, as it was written. */
    unknown: kit.json<string[]>().notNull(),
  },
  (bulk) => [
    kit.index('bulk_actions_by').on(bulk.preparedBy, bulk.preparedAt),
    kit.check('bulk_actions_action', isOneOf(bulk.action, bulkActionNames)),
    kit.check('bulk_actions_confirmed', sql`${bulk.confirmedAt} is null or ${bulk.rehearsedAt} is not null`),
  ],
)

/** Whom it is about, in the order of their names. */
export const bulkPeople = kit.table(
  'bulk_people',
  {
    bulkId: kit
      .text()
      .notNull()
      .references(() => bulkActions.id),
    place: kit.count().notNull(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    /** `done`, or why it would be refused; null while not rehearsed. */
    foreseen: kit.text(),
    /** `done`, or why it was refused; null while not carried out. */
    outcome: kit.text(),
  },
  (row) => [kit.primaryKey({ columns: [row.bulkId, row.place] }), kit.index('bulk_people_person').on(row.personId)],
)

export type BulkActionName = (typeof bulkActionNames)[number]
