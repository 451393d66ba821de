import { randomUUID } from 'node:crypto'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { isWorkingDay } from '#app/domain/office/working-days.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { reminders } from '#db/schema/index.ts'
import { findReminders, type PersonReminder } from './find-reminders.ts'
import { reminderMail } from './reminder-mail.ts'
import { sendCopies } from './send-copies.ts'

/** So many mails go into one transaction: the office must not wait long for it. */
const atATime = 25

/**
 * Puts the day's reminders into the outbox, one mail for each person, and then one for each manager whose people are late. On working days
 * only; nobody gets the same twice, however often and by however many processes it is asked. Answers how many mails that made.
 */
export async function sendReminders(
  db: Database,
  { baseUrl }: { baseUrl: string },
  at: Date,
): Promise<{ people: number; managers: number }> {
  const calendar = await findWorkingCalendar(db)
  const today = dayOf(at, calendar.timeZone)
  if (!isWorkingDay(today, calendar)) return { people: 0, managers: 0 }
  let reminded = 0
  for await (const piece of findReminders(db, { unitIds: 'all' }, at)) {
    for (let from = 0; from < piece.length; from += atATime) {
      reminded += await sendSome(db, piece.slice(from, from + atATime), { baseUrl, today }, at)
      await new Promise(setImmediate)
    }
  }
  return { people: reminded, managers: await sendCopies(db, { baseUrl, today }, at) }
}

function sendSome(
  db: Database,
  some: PersonReminder[],
  ground: { baseUrl: string; today: string },
  at: Date,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    let sent = 0
    for (const { personId, lines, ...reader } of some) {
      const mailId = randomUUID()
      const rows = lines.map(({ programmeId, dueDay, required, step }) => {
        const row = { personId, programmeId, dueDay, required, step: step.id }
        return { ...row, day: ground.today, mailId, queuedAt: at }
      })
      // Another process may have been quicker with some of them: only what is new here is told here.
      const fresh = await tx.insert(reminders).values(rows).onConflictDoNothing().returning()
      const told = lines.filter(({ programmeId }) => fresh.some((row) => row.programmeId === programmeId))
      if (told.length === 0) continue
      const mail = { id: mailId, personId, address: reader.email, ...reminderMail({ ...reader, lines: told }, ground) }
      await queueMail(tx, mail, at)
      sent += 1
    }
    if (sent > 0) {
      const payload = { day: ground.today, people: sent }
      await recordEntry(
        tx,
        { action: 'reminders.sent', actor: { kind: 'system' }, subjectId: 'reminders', payload },
        at,
      )
    }
    return sent
  })
}
