import { sql } from 'drizzle-orm'
import { areTogether } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { people, units } from './people.ts'

/**
 * That somebody was reminded of a day, by which step of the schedule. One row for each person, programme, day and step: however often and by
 * however many processes it is asked, nobody is reminded twice.
 */
export const reminders = kit.table(
  'reminders',
  {
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    /** By when, YYYY-MM-DD. */
    dueDay: kit.day().notNull(),
    step: kit.text().notNull(),
    /** Required by a rule or an officer; else a certificate ends that opens something. */
    required: kit.flag().notNull(),
    /** The day on which it was put into the outbox. */
    day: kit.day().notNull(),
    mailId: kit.text().notNull(),
    queuedAt: kit.instant().notNull(),
  },
  (reminder) => [
    kit.primaryKey({ columns: [reminder.personId, reminder.programmeId, reminder.dueDay, reminder.step] }),
    kit.index('reminders_day').on(reminder.day),
  ],
)

/** The one mail a day that tells a manager how many of their people were reminded after the day. */
export const reminderCopies = kit.table(
  'reminder_copies',
  {
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    day: kit.day().notNull(),
    people: kit.count().notNull(),
    queuedAt: kit.instant().notNull(),
  },
  (copy) => [kit.primaryKey({ columns: [copy.personId, copy.day] })],
)

/** No reminders go to a unit and what is below it, until somebody lets them go again or the day has come. */
export const reminderPauses = kit.table(
  'reminder_pauses',
  {
    id: kit.id().primaryKey(),
    unitId: kit
      .text()
      .notNull()
      .references(() => units.id),
    reason: kit.text().notNull(),
    /** The last day of the pause; null for no end. */
    lastDay: kit.day(),
    pausedBy: kit.text().notNull(),
    pausedAt: kit.instant().notNull(),
    endedBy: kit.text(),
    endedAt: kit.instant(),
  },
  (pause) => [
    kit.uniqueIndex('reminder_pauses_one').on(pause.unitId).where(sql`ended_at is null`),
    kit.check('reminder_pauses_ended', areTogether(pause.endedAt, pause.endedBy)),
  ],
)
