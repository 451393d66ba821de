import type { LoaderFunctionArgs } from '@remix-run/node'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { peopleFile } from '#app/web/people-file.ts'
import { requireRole } from '#app/web/signed-in.ts'

/** The list of people as it is filtered. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  return peopleFile(request, { officer, language: context.language, format: 'csv' })
}
