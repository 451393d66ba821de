import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { writtenText } from '#app/domain/authoring/written-text.ts'
import { courseDeskAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { examineText } from '#app/web/examine-text.ts'
import { parseForm } from '#app/web/forms.ts'
import { openText } from '#app/web/text-desk.ts'

const examined = z.object({
  path: z.string('common:form.invalid').max(200, 'common:form.invalid'),
  text: z.string('common:form.invalid').transform(writtenText),
})

/** Nothing is to be read here: whoever comes back from signing in goes on at the desk. */
export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args)
  return redirect(courseDeskAddress(courseId))
}

/** For the editor's script: what is wrong in a text that is being written, as `{ problems, errorsElsewhere, weight }`. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { value, problems } = await parseForm(args.request, examined)
  if (problems) return Response.json({ problems: [] }, { status: 422 })
  const { draft, path } = await openText(desk, value.path)
  return Response.json(await examineText(draft, path, value.text))
}
