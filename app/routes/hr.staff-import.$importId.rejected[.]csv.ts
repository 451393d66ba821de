import type { LoaderFunctionArgs } from '@remix-run/node'
import { rejectedRowsFile } from '#app/web/rejected-rows-file.ts'
import { mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { openStaffImport } from '#app/web/staff-import-desk.ts'

/** The rows that were rejected, with why: to be mended and brought back. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...mayRecordPeople)
  return rejectedRowsFile(await openStaffImport(officer, params.importId), officer.language)
}
