import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { editorWords } from '#app/web/editor-words.ts'
import { openText } from '#app/web/text-desk.ts'

/** For the editor's script: components, the names that may stand in them, and what it says, as JSON. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const opened = await openText(desk, new URL(args.request.url).searchParams.get('path') ?? '')
  return Response.json(await editorWords(opened, args.context.language))
}
