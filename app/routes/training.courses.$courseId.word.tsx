import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { bringInWord } from '#app/domain/authoring/bring-in-word.ts'
import { FileField } from '#app/ui/file-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { courseFileAddress, lessonDeskAddress, wordAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { WordOutcome } from '#app/ui/word-outcome.tsx'
import { type CourseDesk, requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { readForm } from '#app/web/forms.ts'
import { firstText } from '#app/web/lesson-desk.ts'
import { notFound } from '#app/web/refuse.ts'
import { openText } from '#app/web/text-desk.ts'
import { uploadedFile } from '#app/web/uploaded-file.ts'

export const meta = pageTitle('editor:word.title')

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author', 'translator')
  const { courseId, path, page } = await openPlace(desk, args.request)
  return { address: wordAddress(courseId, path), page, path }
}

/** Shows what a document becomes. The text itself is saved by the form of the lesson, like anything written there. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author', 'translator')
  const { courseId, actor, now, path, version, slug, opened } = await openPlace(desk, args.request)
  const file = await uploadedFile(await readForm(args.request), 'word')
  const none = { problems: null, became: null }
  if (!file)
    return data({ ...none, problems: [{ field: 'word', message: 'editor:word.fileMissing' }] }, { status: 422 })
  const sent = { courseId, slug, current: firstText(opened), bytes: file.bytes }
  const outcome = await bringInWord(db, sent, actor, now)
  if (outcome.kind === 'refused')
    return data({ ...none, problems: [{ field: 'word', message: `refusals:${outcome.reason}` }] }, { status: 422 })
  return data({ ...none, became: { ...outcome, path, version } })
}

/** A lesson or the team discussion, which somebody may change. */
async function openPlace(desk: CourseDesk, request: Request) {
  const opened = await openText(desk, new URL(request.url).searchParams.get('path') ?? '')
  const { file, path, version, mayChange } = opened
  if (!mayChange || !('slug' in file)) notFound()
  const isLesson = file.kind === 'lesson'
  const page = isLesson
    ? lessonDeskAddress(desk.courseId, file.slug, file.language)
    : courseFileAddress(desk.courseId, path)
  return { ...desk, opened, path, version, slug: file.slug, page }
}

export default function WordPage() {
  const { address, page, path } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="editor:word.title" />}
      caption={<code>{path}</code>}
      back={{ href: page, label: <Message name="editor:word.back" /> }}
      problems={answered?.problems}
    >
      {answered?.became && <WordOutcome page={page} became={answered.became} />}
      <p className="govuk-body">
        <Message name="editor:word.why" />
      </p>
      <form method="post" encType="multipart/form-data" action={address}>
        <FileField
          name="word"
          label="editor:word.file"
          hint="editor:word.fileHint"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          problems={answered?.problems}
        />
        <button type="submit" className={`govuk-button${answered?.became ? ' govuk-button--secondary' : ''}`}>
          <Message name="editor:word.read" />
        </button>
      </form>
    </Page>
  )
}
