import type { LoaderFunctionArgs } from '@remix-run/node'
import { peopleFile } from '#app/web/people-file.ts'

/** The list of people as it is filtered. */
export function loader(args: LoaderFunctionArgs) {
  return peopleFile(args, 'csv')
}
