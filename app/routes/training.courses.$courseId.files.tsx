import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EditorFrame } from '#app/ui/editor-frame.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { courseDeskAddress, lessonDeskAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { editorPage, takeWritten } from '#app/web/editor-page.ts'
import { fileLanguages, fileTitle } from '#app/web/file-desk.ts'
import { firstText } from '#app/web/lesson-desk.ts'
import { openText } from '#app/web/text-desk.ts'

export const meta = pageTitle('training:editor.pageTitle', (page) => ({ path: (page as { path?: string })?.path }))

/** The markup of a bank, of the team discussion or of the description; a lesson has an address of its own. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const asked = new URL(args.request.url).searchParams
  const path = asked.get('path')
  if (path === null) return redirect(courseDeskAddress(desk.courseId))
  const opened = await openText(desk, path)
  const { file } = opened
  if (file.kind === 'lesson') return redirect(lessonDeskAddress(desk.courseId, file.slug, file.language))
  return {
    path,
    title: fileTitle(opened, args.context.language),
    languages: fileLanguages(desk, opened),
    done: asked.get('done'),
    page: await editorPage(desk, opened, firstText(opened)),
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const opened = await openText(desk, new URL(args.request.url).searchParams.get('path') ?? '')
  return takeWritten(desk, args.request, opened.path)
}

export default function FileDeskPage() {
  const { title, languages, done, page } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return <EditorFrame title={title} languages={languages} done={done} page={page} rejected={rejected} />
}
