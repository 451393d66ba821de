import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listStaffImports } from '#app/domain/staff-import/find-staff-import.ts'
import { prepareStaffImport } from '#app/domain/staff-import/prepare-staff-import.ts'
import { largestStaffFile, mostStaffRows, readStaffFile } from '#app/domain/staff-import/read-staff-file.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, readForm } from '#app/web/forms.ts'
import { refuse } from '#app/web/refuse.ts'
import { mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { goOnWithImport, staffImportAddress } from '#app/web/staff-import-desk.ts'
import { isEmptyFile, uploadedFile } from '#app/web/uploaded-file.ts'
import { staffColumns } from '#db/schema/index.ts'

export const meta = pageTitle('staff-import:heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...mayRecordPeople)
  const imports = await listStaffImports(db, personId)
  return {
    columns: staffColumns,
    limits: { rows: mostStaffRows, megabytes: largestStaffFile / 1_000_000 },
    imports: imports.map(({ id, fileName, preparedAt, rows, stage }) => ({ id, fileName, preparedAt, rows, stage })),
  }
}

/** Keeps the file that was sent and has it judged. Nobody is touched by that. */
export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...mayRecordPeople)
  const form = await readForm(request)
  const file = await uploadedFile(form, 'file')
  if (!file) return unread(isEmptyFile(form, 'file') ? 'file-empty' : 'file-missing')
  const reading = await readStaffFile(file.bytes)
  if (reading.kind === 'refused') return unread(reading.reason)
  const now = new Date()
  const name = file.name.replaceAll('\0', '')
  const outcome = await prepareStaffImport(db, { ...reading, name }, actorOf(officer), now)
  if (outcome.kind === 'refused') refuse(context, outcome.reason)
  await goOnWithImport(outcome.importId, now)
  return redirect(staffImportAddress(outcome.importId))
}

function unread(reason: string) {
  const values = { rows: mostStaffRows, megabytes: largestStaffFile / 1_000_000 }
  const problems: FormProblem[] = [{ field: 'file', message: `staff-import:file.${reason}`, values }]
  return data({ problems }, { status: 422 })
}

export default function StaffImportsPage() {
  const { columns, limits, imports } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <Page
      heading={<Message name="staff-import:heading" />}
      back={{ href: '/hr', label: <Message name="hr:overview.heading" /> }}
      problems={problems}
    >
      <p className="govuk-body">
        <Message name="staff-import:explanation" />
      </p>
      <form method="post" encType="multipart/form-data" noValidate>
        <FileField
          name="file"
          label="staff-import:file.label"
          hint="staff-import:file.hint"
          accept=".csv,.txt,.xlsx"
          problems={problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="staff-import:file.send" />
        </button>
      </form>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="staff-import:columns.which" />
          </span>
        </summary>
        <div className="govuk-details__text">
          <p className="govuk-body">
            <Message name="staff-import:columns.explanation" values={limits} />
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {columns.map((column) => (
              <li key={column}>
                <strong>
                  <Message name={`staff-import:column.${column}`} />
                </strong>
                {': '}
                <Message name={`staff-import:columns.about.${column}`} />
              </li>
            ))}
          </ul>
        </div>
      </details>
      {imports.length > 0 && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="staff-import:yours" />
          </h2>
          <ul className="govuk-list lisans-desk">
            {imports.map(({ id, fileName, preparedAt, rows, stage }) => (
              <li key={id} className="lisans-desk__item">
                <a className="govuk-link" href={`/hr/staff-import/${id}`}>
                  {fileName || <Message name="staff-import:nameless" />}
                </a>
                <div className="govuk-hint lisans-beneath">
                  <DayAndTime at={new Date(preparedAt)} />
                  {'. '}
                  <Message name="staff-import:rowsInFile" values={{ count: rows }} />{' '}
                  <Message name={`staff-import:stage.${stage}`} />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
