import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listImportRows } from '#app/domain/staff-import/find-staff-import.ts'
import { ImportRows } from '#app/ui/import-rows.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { notFound } from '#app/web/refuse.ts'
import { mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { openStaffImport, staffImportAddress } from '#app/web/staff-import-desk.ts'
import { staffVerdicts } from '#db/schema/index.ts'

export const meta = pageTitle('staff-import:heading')

const onePage = 100

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...mayRecordPeople)
  const one = await openStaffImport(officer, params.importId)
  const parameters = new URL(request.url).searchParams
  const kind = [...staffVerdicts, 'undone' as const].find((known) => known === parameters.get('kind'))
  if (!kind) notFound()
  const asked = parameters.get('after') ?? ''
  const after = /^\d{1,7}$/.test(asked) ? Number(asked) : -1
  const found = await listImportRows(db, { one, kind, after, limit: onePage + 1 })
  const rows = found.slice(0, onePage)
  const last = rows.at(-1)
  return {
    id: one.id,
    fileName: one.fileName,
    headings: one.headings,
    kind,
    rows,
    next: found.length > onePage && last ? staffImportAddress(one.id, { kind, after: last.place }) : null,
  }
}

export default function ImportRowsPage() {
  const { id, fileName, headings, kind, rows, next } = useLoaderData<typeof loader>()
  return (
    <Page
      wide
      caption={fileName}
      heading={<Message name={`staff-import:rows.${kind}`} />}
      back={{ href: `/hr/staff-import/${id}`, label: <Message name="staff-import:back" /> }}
    >
      {rows.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="staff-import:rows.none" />
        </p>
      )}
      <ImportRows importId={id} kind={kind} rows={rows} all={null} headings={headings} />
      {next && (
        <p className="govuk-body">
          <a className="govuk-link" href={next}>
            <Message name="people:list.more" />
          </a>
        </p>
      )}
    </Page>
  )
}
