import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mailReports } from '#app/domain/reports/mail-reports.ts'
import { findMonthlyReport } from '#app/domain/reports/monthly-report.ts'
import { endReportSubscription, subscribeToReport } from '#app/domain/reports/subscribe-to-report.ts'
import { writeReportPdf } from '#app/domain/reports/write-report-pdf.ts'
import type { Database } from '#db/handle.ts'
import { outgoingMails, type Role, reportSubscriptions, roleGrants } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson, addTestUnit } from '#tests/support/people.ts'

const certifiedAt = new Date('2026-03-10T05:00:00.000Z')
const later = new Date('2026-05-20T05:00:00.000Z')
const roles: Role[] = ['hr', 'manager']

test('the report of a month says how a unit and those below it stood at its end', async () => {
  const { db, programmeId, unitId, below } = await scene()

  const report = await findMonthlyReport(db, { programmeId, unitId, month: '2026-03' }, later)
  expect(report).toMatchObject({ unit: 'Ministry of Tides', day: '2026-03-31' })
  expect(report?.figures).toMatchObject({ people: 3, holding: 1 })
  expect(report?.monthBefore).toMatchObject({ people: 3, holding: 0 })
  expect(report?.trend).toHaveLength(12)
  expect(report?.below).toMatchObject([{ name: 'Office of Waves', figures: { people: 1, holding: 1 } }])
  expect(await findMonthlyReport(db, { programmeId, unitId: below, month: '2026-05' }, later)).toBeNull()
  expect(await findMonthlyReport(db, { programmeId, unitId: 'none', month: '2026-03' }, later)).toBeNull()
})

test('its PDF is tagged, in its reader’s language and with a title, so that it can be read aloud', async () => {
  const { db, programmeId, unitId } = await scene()
  const report = await findMonthlyReport(db, { programmeId, unitId, month: '2026-03' }, later)
  if (!report) throw new Error('There is no report')

  const pdf = (await writeReportPdf(report, 'fr')).toString('latin1')

  expect(pdf.startsWith('%PDF-1.7')).toBe(true)
  for (const part of ['/StructTreeRoot', '/Marked true', '/Lang (fr)', '/DisplayDocTitle true', 'pdfuaid:part']) {
    expect(pdf).toContain(part)
  }
  for (const kind of ['H1', 'H2', 'P', 'Table', 'TH', 'TD', 'Figure']) expect(pdf).toMatch(new RegExp(`/S /${kind}\\b`))
})

test('who asked for it is mailed the report on the first working day of a month, once, and as long as they may see it', async () => {
  const { db, programmeId, unitId, officer } = await scene()
  const asked = { unitId, programmeId, roles }
  const begin = () => subscribeToReport(db, asked, officer, later)
  expect(await begin()).toEqual({ kind: 'subscribed' })
  expect(await begin()).toMatchObject({ reason: 'already-subscribed' })
  const mail = (at: string) => mailReports(db, { baseUrl: 'https://lisans.example', roles }, new Date(at))

  // In May nothing is sent of April, nor on a Sunday.
  expect(await mail('2026-05-29T04:00:00Z')).toBe(0)
  expect(await mail('2026-06-07T04:00:00Z')).toBe(0)
  expect(await Promise.all([mail('2026-06-08T04:00:00Z'), mail('2026-06-08T04:00:00Z')])).toContain(1)
  expect(await mail('2026-06-09T04:00:00Z')).toBe(0)
  const sent = await db.select().from(outgoingMails).where(eq(outgoingMails.personId, officer.personId))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.subject).toContain('Ministry of Tides')
  expect(sent[0]?.attachment).toMatchObject({ name: 'report-2026-05.pdf', type: 'application/pdf' })
  expect(Buffer.from(sent[0]?.attachment?.content ?? '', 'base64').toString('latin1')).toMatch(/^%PDF/)

  const theirs = and(eq(roleGrants.personId, officer.personId), eq(roleGrants.role, 'hr'))
  await db.update(roleGrants).set({ endedAt: later, endedBy: 'system' }).where(theirs)
  expect(await mail('2026-07-03T04:00:00Z')).toBe(0)
})

test('nobody subscribes to a unit they do not reach, nor without an address; and it ends when they end it', async () => {
  const { db, programmeId, unitId, officer } = await scene()
  const elsewhere = await addTestUnit(db)
  const silent = await addTestPerson(db, { unitId, email: null })
  await makeHr(db, silent.id, unitId)

  const out = { unitId: elsewhere, programmeId, roles }
  expect(await subscribeToReport(db, out, officer, later)).toMatchObject({ reason: 'out-of-reach' })
  const asked = { unitId, programmeId, roles }
  const nobody = { kind: 'person', personId: silent.id } as const
  expect(await subscribeToReport(db, asked, nobody, later)).toMatchObject({ reason: 'no-address' })
  await subscribeToReport(db, asked, officer, later)
  const [{ id } = { id: '' }] = await listSubscriptions(db)
  await endReportSubscription(db, { subscriptionId: id }, nobody, later)
  expect(await listSubscriptions(db)).toMatchObject([{ endedAt: null }])
  await endReportSubscription(db, { subscriptionId: id }, officer, later)
  expect(await listSubscriptions(db)).toMatchObject([{ endedAt: later }])
})

function listSubscriptions(db: Database) {
  return db.select().from(reportSubscriptions)
}

async function makeHr(db: Database, personId: string, unitId: string) {
  await db.insert(roleGrants).values({ id: randomUUID(), personId, role: 'hr', unitId, grantedAt: certifiedAt })
}

async function scene() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const unitId = await addTestUnit(db, { name: 'Ministry of Tides' })
  const below = await addTestUnit(db, { name: 'Office of Waves', parentId: unitId })
  const certified = await addTestPerson(db, { unitId: below })
  await learnerOf(db, catalogue, certified.id).becomeCertified(certifiedAt)
  await addTestPerson(db, { unitId })
  const person = await addTestPerson(db, { unitId, email: 'hr@service.example' })
  await makeHr(db, person.id, unitId)
  const officer = { kind: 'person', personId: person.id } as const
  return { db, programmeId: catalogue.programmeId, unitId, below, officer }
}
