import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { mayFindPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...mayFindPeople)
  return redirect('/admin/people')
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
