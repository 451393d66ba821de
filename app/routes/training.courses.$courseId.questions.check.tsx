import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { questionsAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { readForm } from '#app/web/forms.ts'
import { problemsOfFields, readQuestionFields } from '#app/web/question-form.ts'
import { checkQuestion } from '#app/web/save-question.ts'
import { openDraft } from '#app/web/text-desk.ts'

/** Nothing is to be read here: whoever comes back from signing in goes on at the desk. */
export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  return redirect(questionsAddress(courseId))
}

/** For the script: what the checks say of a question that is being typed, as `{ problems: { severity, message }[] }`. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const fields = readQuestionFields(await readForm(args.request))
  // Half a question is not scolded for its other half.
  if (problemsOfFields(fields).length > 0) return Response.json({ problems: [] })
  const problems = await checkQuestion(await openDraft(desk), fields)
  return Response.json({ problems: problems.map(({ severity, message }) => ({ severity, message })) })
}
