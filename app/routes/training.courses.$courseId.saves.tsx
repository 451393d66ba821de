import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { courseDeskAddress, setAsideAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { openText, saveWritten, writtenForm } from '#app/web/text-desk.ts'

/** Nothing is to be read here: whoever comes back from signing in goes on at the desk. */
export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args)
  return redirect(courseDeskAddress(courseId))
}

/**
 * For the editor's script: saves the form of the editor and answers `{ kind, version }`, `version` being what the form sends next
 * time. A conflict is 409 with `address`, where both texts stand; a refusal is 409 with `reason`; what is no such form 422.
 */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { value, problems } = await parseForm(args.request, writtenForm)
  if (problems) return Response.json({ kind: 'refused', reason: 'form-invalid' }, { status: 422 })
  await openText(desk, value.path)
  const outcome = await saveWritten(desk, value)
  if (outcome.kind === 'refused') return Response.json(outcome, { status: 409 })
  if (outcome.kind === 'conflict') {
    const address = outcome.setAsideId && setAsideAddress(desk.courseId, outcome.setAsideId)
    return Response.json({ kind: 'conflict', address }, { status: 409 })
  }
  const { version } = await openText(desk, value.path)
  return Response.json({ kind: outcome.kind, version })
}
