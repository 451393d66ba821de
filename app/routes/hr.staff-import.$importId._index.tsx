import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseForImport } from '#app/domain/staff-import/choose-for-import.ts'
import { confirmStaffImport } from '#app/domain/staff-import/confirm-staff-import.ts'
import { findLargestLosses, leavesTooMany } from '#app/domain/staff-import/find-largest-losses.ts'
import { listImportRows } from '#app/domain/staff-import/find-staff-import.ts'
import { resumeStaffImport } from '#app/domain/staff-import/resume-staff-import.ts'
import { settleRejectedRows } from '#app/domain/staff-import/settle-rejected-rows.ts'
import { stopStaffImport } from '#app/domain/staff-import/stop-staff-import.ts'
import { listUnitsOfImport } from '#app/domain/staff-import/units-of-import.ts'
import { ImportChoices } from '#app/ui/import-choices.tsx'
import { ImportConfirmation } from '#app/ui/import-confirmation.tsx'
import { ImportCounts } from '#app/ui/import-counts.tsx'
import { ImportRows } from '#app/ui/import-rows.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, readForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { goOnWithImport, openStaffImport, staffImportAddress } from '#app/web/staff-import-desk.ts'
import { type StaffColumn, staffColumns } from '#db/schema/index.ts'

export const meta = pageTitle('staff-import:heading')

/** Of each kind, before the link to all of them. */
const rowsShown = 10
const tables = ['rejected', 'undone', 'changed', 'leaving'] as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...mayRecordPeople)
  const one = await openStaffImport(officer, params.importId)
  const now = new Date()
  const { id, fileName, stage, version, headings, columns, rows, counts, outcomes, judgedRows, carriedRows } = one
  const shown = await Promise.all(
    tables.map(async (kind) => ({
      kind,
      rows: one.judgedAt ? await listImportRows(db, { one, kind, after: -1, limit: rowsShown }) : [],
      all: kind === 'undone' ? undoneOf(outcomes) : counts[kind],
    })),
  )
  const losses = stage === 'judged' ? await findLargestLosses(db, one) : []
  return {
    ...{ id, fileName, stage, version, headings, columns, rows, counts, judgedRows, carriedRows },
    columnNames: staffColumns,
    done: outcomes.find(({ outcome }) => outcome === 'done')?.rows ?? 0,
    undone: undoneOf(outcomes),
    tables: shown.filter(({ all }) => all > 0),
    units: stage === 'judged' ? await listUnitsOfImport(db, one, now) : [],
    wholeUnitIds: one.wholeUnitIds,
    wholePeople: one.wholePeople,
    numberNeeded: leavesTooMany(one, counts.leaving, losses),
    losses,
    settled: one.rejectedSettledAt !== null,
  }
}

function undoneOf(outcomes: { outcome: string; rows: number }[]): number {
  const otherwise = outcomes.filter(({ outcome }) => outcome !== 'done' && outcome !== 'unchanged')
  return otherwise.reduce((sum, { rows }) => sum + rows, 0)
}

/** What the columns are, that the list be carried out, that it go on or stop, and that its rejected rows need nothing more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...mayRecordPeople)
  const form = await readForm(request)
  const importId = params.importId ?? ''
  const now = new Date()
  const outcome = await settle(form, importId, actorOf(officer), now)
  if (outcome.kind === 'refused') {
    if (outcome.reason === 'no-such-import') notFound()
    if (outcome.reason === 'already-confirmed') return redirect(staffImportAddress(importId))
    const problems: FormProblem[] | null =
      outcome.reason === 'leaving-not-typed' ? [{ field: 'leaving', message: 'refusals:leaving-not-typed' }] : null
    return data({ problems, refusal: problems ? null : outcome.reason }, { status: problems ? 422 : 409 })
  }
  if (outcome.kind === 'chosen' || outcome.kind === 'confirmed') await goOnWithImport(importId, now)
  return redirect(staffImportAddress(importId))
}

function settle(form: FormData, importId: string, actor: ReturnType<typeof actorOf>, now: Date) {
  const version = Number(form.get('version'))
  switch (form.get('step')) {
    case 'confirm': {
      const typed = String(form.get('leaving') ?? '').trim()
      const leavingTyped = /^\d{1,6}$/.test(typed) ? Number(typed) : null
      return confirmStaffImport(db, { importId, version, leavingTyped }, actor, now)
    }
    case 'resume':
      return resumeStaffImport(db, { importId }, actor, now)
    case 'stop':
      return stopStaffImport(db, { importId }, actor, now)
    case 'settle':
      return settleRejectedRows(db, { importId }, actor, now)
    default: {
      const chosen = staffColumns.map((column) => {
        const place = String(form.get(column) ?? '')
        return [column, /^\d{1,2}$/.test(place) ? Number(place) : null]
      })
      const columns = Object.fromEntries(chosen) as Record<StaffColumn, number | null>
      const wholeUnitIds = form.getAll('whole').flatMap((unitId) => (typeof unitId === 'string' ? [unitId] : []))
      return chooseForImport(db, { importId, version, columns, wholeUnitIds }, actor, now)
    }
  }
}

export default function StaffImportPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, fileName, stage, tables: shown } = page
  return (
    <Page
      wide
      caption={fileName}
      heading={<Message name={`staff-import:stage.${stage}`} />}
      back={{ href: '/hr/staff-import', label: <Message name="staff-import:heading" /> }}
      problems={answer?.problems}
    >
      {answer?.refusal && <RefusalNotice reason={answer.refusal} />}
      <ImportCounts {...page} />
      {stage === 'judged' && <ImportConfirmation {...page} problems={answer?.problems ?? null} />}
      {shown.map(({ kind, rows, all }) => (
        <ImportRows key={kind} importId={id} kind={kind} rows={rows} all={all} headings={page.headings} />
      ))}
      {stage === 'judged' && <ImportChoices {...page} />}
    </Page>
  )
}
