import type { LoaderFunctionArgs } from '@remix-run/node'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { findMonthlyReport } from '#app/domain/reports/monthly-report.ts'
import { writeReportPdf } from '#app/domain/reports/write-report-pdf.ts'
import { readAskedUnit } from '#app/web/asked-unit.ts'
import { db } from '#app/web/database.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { programmeIdOf } from '#app/web/programme.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

/** The monthly report of a unit, as PDF. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const now = new Date()
  const { unit } = await readAskedUnit(request, officer.personId, seesStandings, now)
  const month = new URL(request.url).searchParams.get('month') ?? ''
  if (!unit || !/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(month)) notFound()
  const report = await findMonthlyReport(db, { programmeId: programmeIdOf(request), unitId: unit.id, month }, now)
  if (!report) notFound()
  const pdf = await writeReportPdf(report, context.language)
  return fileToKeep(new Uint8Array(pdf), { name: `report-${month}.pdf`, type: 'application/pdf' })
}
