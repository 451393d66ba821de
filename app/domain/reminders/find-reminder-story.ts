import { and, desc, eq } from 'drizzle-orm'
import { findDueDay } from '#app/domain/assignments/list-due-days.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { nextWorkingMorning } from '#app/domain/office/next-morning.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { outgoingMails, people, reminders, standings } from '#db/schema/index.ts'
import { findPausedUnits } from './find-pauses.ts'
import { isOfUse } from './find-reminders.ts'
import { type NoOccasion, occasionOf } from './occasion.ts'
import { nextStep, stepReached } from './reminder-steps.ts'
import { whyNoReminder } from './why-no-reminder.ts'

/** Why nothing goes to somebody now; null where the next reminder goes on its day. */
export type WhyNot = NoOccasion | 'on-leave' | 'no-address' | 'unit-paused' | 'all-sent'

export type ReminderStory = {
  /** The day spoken of, and whether it is asked of them; null for none. */
  dueDay: string | null
  required: boolean
  /** Null where nothing goes. A step that was reached and not yet sent goes on the next working morning. */
  next: { step: string; day: string } | null
  because: WhyNot | null
  sent: { step: string; dueDay: string; queuedAt: Date; sentAt: Date | null; forgotten: boolean }[]
}

/** What somebody was reminded of in a programme, what comes next, and where nothing does, why: by the same rules as the reminders themselves. */
export async function findReminderStory(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
  now: Date,
): Promise<ReminderStory | null> {
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  const due = await findDueDay(db, { personId, programmeId }, now)
  if (!person || !due) return null
  const calendar = await findWorkingCalendar(db)
  const today = dayOf(now, calendar.timeZone)
  const [stood] = await db
    .select()
    .from(standings)
    .where(and(eq(standings.personId, personId), eq(standings.programmeId, programmeId)))
  const found = occasionOf({ programmeId, due, standing: stood, timeZone: calendar.timeZone }, now)
  const sent = await listSent(db, personId, programmeId)
  const { occasion } = found
  if (!occasion) return { dueDay: null, required: false, next: null, because: found.because, sent }

  const { dueDay, required } = occasion
  const told = { dueDay, required, sent }
  const obstacle = whyNoReminder(person, await findPausedUnits(db, today))
  if (obstacle) return { ...told, next: null, because: obstacle }
  const morning = dayOf(nextWorkingMorning(now, calendar), calendar.timeZone)
  const reached = isOfUse(occasion, stepReached(dueDay, morning, calendar), morning)
  const isSent = sent.some((one) => one.dueDay === dueDay && one.step === reached?.id)
  if (reached && !isSent) return { ...told, next: { step: reached.id, day: morning }, because: null }
  const coming = nextStep(dueDay, morning, calendar)
  if (!coming || !isOfUse(occasion, coming.step, coming.day)) return { ...told, next: null, because: 'all-sent' }
  return { ...told, next: { step: coming.step.id, day: coming.day }, because: null }
}

async function listSent(db: Database, personId: string, programmeId: string): Promise<ReminderStory['sent']> {
  const rows = await db
    .select({
      step: reminders.step,
      dueDay: reminders.dueDay,
      queuedAt: reminders.queuedAt,
      sentAt: outgoingMails.sentAt,
      mailId: outgoingMails.id,
    })
    .from(reminders)
    .leftJoin(outgoingMails, eq(outgoingMails.id, reminders.mailId))
    .where(and(eq(reminders.personId, personId), eq(reminders.programmeId, programmeId)))
    .orderBy(desc(reminders.queuedAt))
  // A mail that was sent is forgotten after half a year.
  return rows.map(({ mailId, ...row }) => ({ ...row, forgotten: mailId === null }))
}
