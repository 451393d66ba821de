import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EditorFrame } from '#app/ui/editor-frame.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { editorPage, takeWritten } from '#app/web/editor-page.ts'
import { firstText, openLessonText } from '#app/web/lesson-desk.ts'

export const meta = pageTitle('training:editor.pageTitle', (page) => ({ path: (page as { path?: string })?.path }))

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { opened, ...lesson } = await openLessonText(desk, args)
  const done = new URL(args.request.url).searchParams.get('done')
  return { ...lesson, done, page: await editorPage(desk, opened, firstText(opened)) }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { opened } = await openLessonText(desk, args)
  return takeWritten(desk, args.request, opened.path)
}

export default function LessonDeskPage() {
  const { title, languages, done, page } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return <EditorFrame title={title} languages={languages} done={done} page={page} rejected={rejected} />
}
