import { and, eq, isNull } from 'drizzle-orm'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { isWorkingDay } from '#app/domain/office/working-days.ts'
import { writtenDay } from '#app/domain/office/written-day.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { translator } from '#app/locales/translator.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type Language, people, type Role, reportMails, reportSubscriptions } from '#db/schema/index.ts'
import { findMonthlyReport, type MonthlyReport, monthBefore } from './monthly-report.ts'
import { writeReportPdf } from './write-report-pdf.ts'

type Reader = { subscriptionId: string; personId: string; unitId: string; programmeId: string; language: Language }

/**
 * Puts the report of the month before into the outbox for whoever asked for it and may still see it: on the first working day of a month, or the
 * next on which it is asked, and once however often and by however many processes. Answers how many went.
 */
export async function mailReports(
  db: Database,
  { baseUrl, roles }: { baseUrl: string; roles: Role[] },
  at: Date,
): Promise<number> {
  const calendar = await findWorkingCalendar(db)
  const today = dayOf(at, calendar.timeZone)
  if (!isWorkingDay(today, calendar)) return 0
  const month = monthBefore(today)
  // Whoever asks in the middle of a month is not sent what was before.
  const readers = (await listReaders(db, month)).filter(
    ({ begunAt }) => dayOf(begunAt, calendar.timeZone).slice(0, 7) <= month,
  )
  let mailed = 0
  const failures: unknown[] = []
  for (const reader of readers) {
    try {
      if (await makeAndMail(db, reader, { month, baseUrl, roles }, at)) mailed += 1
    } catch (error) {
      // The others are not to wait for what is wrong with one.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return mailed
}

async function makeAndMail(
  db: Database,
  reader: Reader,
  { month, baseUrl, roles }: { month: string; baseUrl: string; roles: Role[] },
  at: Date,
): Promise<boolean> {
  const actor = { kind: 'person', personId: reader.personId } as const
  if (!(await actorReachesUnit(db, actor, roles, reader.unitId, at))) return false
  const report = await findMonthlyReport(db, { ...reader, month }, at)
  if (!report) return false
  const pdf = await writeReportPdf(report, reader.language)
  return mailOne(db, reader, { report, pdf, month, baseUrl }, at)
}

async function listReaders(db: Database, month: string) {
  return db
    .select({
      subscriptionId: reportSubscriptions.id,
      personId: people.id,
      unitId: reportSubscriptions.unitId,
      programmeId: reportSubscriptions.programmeId,
      begunAt: reportSubscriptions.begunAt,
      language: people.language,
    })
    .from(reportSubscriptions)
    .innerJoin(people, eq(people.id, reportSubscriptions.personId))
    .leftJoin(reportMails, and(eq(reportMails.subscriptionId, reportSubscriptions.id), eq(reportMails.month, month)))
    .where(and(isNull(reportSubscriptions.endedAt), isNull(reportMails.month), eq(people.activity, 'active')))
}

type Made = { report: MonthlyReport; pdf: Buffer; month: string; baseUrl: string }

function mailOne(db: Database, reader: Reader, { report, pdf, month, baseUrl }: Made, at: Date): Promise<boolean> {
  const { personId, subscriptionId, language } = reader
  const t = translator(language)
  const values = { unit: report.unit, day: writtenDay(report.day, language) }
  return inTransaction(db, async (tx) => {
    const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId))
    if (!person?.email) return false
    const [first] = await tx
      .insert(reportMails)
      .values({ subscriptionId, month, queuedAt: at })
      .onConflictDoNothing()
      .returning({ month: reportMails.month })
    if (!first) return false
    const attachment = { name: `report-${month}.pdf`, type: 'application/pdf', content: pdf.toString('base64') }
    const words = {
      subject: t('reports:mail.subject', values),
      body: t('reports:mail.body', { ...values, address: `${baseUrl}/hr/reports` }),
    }
    await queueMail(tx, { personId, address: person.email, ...words, attachment }, at)
    return true
  })
}
