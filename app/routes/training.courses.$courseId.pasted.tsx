import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { htmlToMarkdown } from '#app/domain/authoring/html-to-markdown.ts'
import { translator } from '#app/locales/translator.ts'
import { courseDeskAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { parseForm } from '#app/web/forms.ts'

const pasted = z.object({ html: z.string('common:form.invalid').max(150_000, 'common:form.invalid') })

/** Nothing is to be read here: whoever comes back from signing in goes on at the desk. */
export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args)
  return redirect(courseDeskAddress(courseId))
}

/** For the editor's script: HTML from the clipboard as lesson text, `{ text, notes }`. Pictures do not travel with it. Nothing is kept. */
export async function action(args: ActionFunctionArgs) {
  await requireCourseDesk(args)
  const { value, problems } = await parseForm(args.request, pasted)
  if (problems) return Response.json({ text: '', notes: [] }, { status: 422 })
  const { text, title, leftOut } = htmlToMarkdown(value.html, () => null)
  const t = translator(args.context.language)
  const names = leftOut.map(({ what, name }) => t(`editor:leftOut.${what}`, { name })).join('; ')
  const notes = leftOut.length > 0 ? [t('editor:paste.leftOut', { count: leftOut.length, names })] : []
  return Response.json({ text: title === null ? text : `## ${title}\n\n${text}`, notes })
}
