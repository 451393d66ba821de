import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { draftLessons, draftLessonTitle } from '#app/domain/authoring/draft-lessons.ts'
import { descriptionPath, readDescription } from '#app/domain/authoring/find-description.ts'
import { writeDescription } from '#app/domain/authoring/write-description.ts'
import { DescriptionFields } from '#app/ui/description-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TextProblems } from '#app/ui/text-problems.tsx'
import { courseDeskAddress, courseFileAddress, setAsideAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { descriptionForm, fieldsOfDescription, readDescriptionForm } from '#app/web/description-form.ts'
import { examineText, shownProblem } from '#app/web/examine-text.ts'
import { parseForm, readForm } from '#app/web/forms.ts'
import { openDraft, openText, saveWritten } from '#app/web/text-desk.ts'

export const meta = pageTitle('training:description.heading')

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const draft = await openDraft(desk)
  const path = descriptionPath(draft.folder)
  const { text, version } = await openText(desk, path, draft)
  const { description } = readDescription(text ?? '', path)
  return {
    courseId: desk.courseId,
    source: courseFileAddress(desk.courseId, path),
    version,
    readable: description !== null,
    values: fieldsOfDescription(description),
    lessons: draftLessons(draft).map((lesson) => ({ value: lesson.slug, text: draftLessonTitle(draft, lesson) })),
    problems: (await examineText(draft, path, null)).problems,
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const values = readDescriptionForm(await readForm(args.request.clone()))
  const { value, problems } = await parseForm(args.request, descriptionForm)
  const none = { refusal: null as string | null, values, wrong: null, problems }
  if (problems) return data(none, { status: 422 })

  const draft = await openDraft(desk)
  const path = descriptionPath(draft.folder)
  const { text } = await openText(desk, path, draft)
  const written = writeDescription(text ?? '', values, desk.courseId)
  // What the form cannot say wrongly is not asked again: the checks say it in their own words.
  const found = readDescription(written, path).problems
  if (found.length > 0) return data({ ...none, wrong: found.map(shownProblem) }, { status: 422 })
  const outcome = await saveWritten(desk, { path, text: written, version: value.version })
  if (outcome.kind === 'refused') return data({ ...none, refusal: outcome.reason }, { status: 409 })
  if (outcome.kind === 'conflict' && outcome.setAsideId)
    return redirect(setAsideAddress(desk.courseId, outcome.setAsideId))
  return redirect(`${courseDeskAddress(desk.courseId)}?done=described`)
}

export default function DescriptionPage() {
  const { courseId, source, version, readable, values, lessons, problems } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const wrong = rejected?.wrong ?? (rejected ? [] : problems)
  return (
    <Page
      heading={<Message name="training:description.heading" />}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {!readable && (
        <p className="govuk-inset-text">
          <Message name="training:description.unreadable" />
        </p>
      )}
      {wrong.length > 0 && (
        <Notice
          tone="warn"
          role={rejected ? 'alert' : undefined}
          heading={<Message name="training:description.wrong" />}
        >
          <TextProblems problems={wrong} />
        </Notice>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={source}>
          <Message name="training:description.asText" />
        </a>
      </p>
      <DescriptionFields version={version} values={rejected?.values ?? values} lessons={lessons} />
    </Page>
  )
}
