import { sql } from 'drizzle-orm'
import { areTogether } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { people, units } from './people.ts'

/** Somebody is mailed the monthly report about a unit, from the month after they asked for it until it ends. */
export const reportSubscriptions = kit.table(
  'report_subscriptions',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    unitId: kit
      .text()
      .notNull()
      .references(() => units.id),
    programmeId: kit.text().notNull(),
    begunAt: kit.instant().notNull(),
    endedAt: kit.instant(),
    endedBy: kit.text(),
  },
  (subscription) => [
    kit
      .uniqueIndex('report_subscriptions_one')
      .on(subscription.personId, subscription.unitId, subscription.programmeId)
      .where(sql`ended_at is null`),
    kit.check('report_subscriptions_ended', areTogether(subscription.endedAt, subscription.endedBy)),
  ],
)

/** Which month's report was put into the outbox for whom, so that none goes twice. */
export const reportMails = kit.table(
  'report_mails',
  {
    subscriptionId: kit
      .text()
      .notNull()
      .references(() => reportSubscriptions.id),
    /** YYYY-MM. */
    month: kit.text().notNull(),
    queuedAt: kit.instant().notNull(),
  },
  (mail) => [kit.primaryKey({ columns: [mail.subscriptionId, mail.month] })],
)
