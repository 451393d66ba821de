import { isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { people } from './people.ts'

const workStates = ['waiting', 'done', 'dead'] as const

/** The organisation's settings, one row each (`organisation`, `gate-shut`, …). */
export const settings = kit.table('settings', {
  name: kit.id().primaryKey(),
  value: kit.json<unknown>().notNull(),
  changedAt: kit.instant().notNull(),
})

/** Mail waits here, written in the transaction that gave cause for it. */
export const outgoingMails = kit.table(
  'outgoing_mails',
  {
    id: kit.id().primaryKey(),
    /** The Message-ID, so that a repeat after a crash can be told as one. */
    messageId: kit.text().notNull(),
    personId: kit.text().references(() => people.id),
    address: kit.text().notNull(),
    subject: kit.text().notNull(),
    /** Plain text. */
    body: kit.text().notNull(),
    /** The same as a page, for programs that show one. */
    html: kit.text(),
    attachment: kit.json<MailAttachment>(),
    queuedAt: kit.instant().notNull(),
    sentAt: kit.instant(),
  },
  (mail) => [kit.index('outgoing_mails_person').on(mail.personId)],
)

/** Work that must happen after a commit and survive a crash: leased, retried with growing pauses, given up after a limit. */
export const workItems = kit.table(
  'work_items',
  {
    id: kit.id().primaryKey(),
    kind: kit.text().notNull(),
    payload: kit.json<Record<string, unknown>>().notNull(),
    state: kit.text().$type<(typeof workStates)[number]>().notNull(),
    failures: kit.count().notNull(),
    runAt: kit.instant().notNull(),
    leasedUntil: kit.instant(),
    lastError: kit.text(),
    createdAt: kit.instant().notNull(),
  },
  (item) => [
    kit.index('work_items_due').on(item.state, item.runAt),
    kit.check('work_items_state', isOneOf(item.state, workStates)),
  ],
)

/** Public halves of the signing keys; the private ones are files in the data directory. Retired keys still verify. */
export const signingKeys = kit.table('signing_keys', {
  id: kit.id().primaryKey(),
  publicKey: kit.json<Record<string, string>>().notNull(),
  createdAt: kit.instant().notNull(),
  retiredAt: kit.instant(),
})

/** Who was sent the list of what waits for them on which day, so that nobody gets it twice. */
export const taskDigests = kit.table(
  'task_digests',
  {
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    day: kit.day().notNull(),
    tasks: kit.count().notNull(),
    queuedAt: kit.instant().notNull(),
  },
  (digest) => [kit.primaryKey({ columns: [digest.personId, digest.day] })],
)

/** Whether somebody wants the daily mail about their tasks, as they chose last; no row where they never chose, and get it. */
export const taskMailChoices = kit.table('task_mail_choices', {
  personId: kit
    .id()
    .primaryKey()
    .references(() => people.id),
  wanted: kit.flag().notNull(),
  chosenAt: kit.instant().notNull(),
})

/** A file that goes with a mail; its bytes in Base64. */
export type MailAttachment = { name: string; type: string; content: string }
