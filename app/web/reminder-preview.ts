import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { nextWorkingMorning } from '#app/domain/office/next-morning.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { isWorkingDay } from '#app/domain/office/working-days.ts'
import { findReminders, type PersonReminder } from '#app/domain/reminders/find-reminders.ts'
import { reminderMail } from '#app/domain/reminders/reminder-mail.ts'
import { config } from './config.ts'
import { db } from './database.ts'
import { keepCounted } from './keep-counted.ts'

/** So many names stand in a preview. */
const namesShown = 20

/** Everybody whom the next working morning would remind. Kept for a moment: among many people it takes its time. */
const nextReminders = keepCounted(async (_key, at) => {
  const morning = await comingMorning(at)
  const found: PersonReminder[] = []
  for await (const piece of findReminders(db, { unitIds: 'all' }, morning)) found.push(...piece)
  return { morning, found }
})

/** Today's morning again on a working day, for what was not sent yet goes then too; else the next one. */
async function comingMorning(at: Date): Promise<Date> {
  const calendar = await findWorkingCalendar(db)
  return isWorkingDay(dayOf(at, calendar.timeZone), calendar) ? at : nextWorkingMorning(at, calendar)
}

/** Whom among these units, how many, and the words of one of the mails. */
export async function previewReminders(unitIds: ReadonlySet<string>, now: Date) {
  const { value } = await nextReminders('everybody', now)
  const { timeZone } = await findWorkingCalendar(db)
  const theirs = value.found.filter(({ unitId }) => unitIds.has(unitId))
  const [first] = theirs
  const ground = { baseUrl: config.baseUrl, today: dayOf(value.morning, timeZone) }
  const mail = first && reminderMail(first, ground)
  return {
    day: ground.today,
    people: theirs.length,
    names: theirs.slice(0, namesShown).map(({ personId, name, lines }) => ({
      personId,
      name,
      lines: lines.map(({ step, dueDay, required }) => ({ step: step.id, dueDay, required })),
    })),
    sample: mail ? { subject: mail.subject, body: mail.body, language: first.language } : null,
  }
}
