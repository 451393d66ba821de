import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { countLessonReaders } from '#app/domain/authoring/count-lesson-readers.ts'
import { draftFingerprint } from '#app/domain/authoring/draft-fingerprint.ts'
import { draftLessonTitle } from '#app/domain/authoring/draft-lessons.ts'
import { findDescription } from '#app/domain/authoring/find-description.ts'
import { takeOutLesson } from '#app/domain/authoring/take-out-lesson.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseDescriptionAddress, courseDeskAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openLessonDesk } from '#app/web/lesson-desk.ts'

export const meta = pageTitle('training:removal.heading')

const removing = z.object({ fingerprint: z.string('common:form.invalid') })

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { draft, lesson } = await openLessonDesk(desk, args.params.lessonId)
  const objectives = findDescription(draft).description?.objectives ?? []
  return {
    courseId: desk.courseId,
    title: draftLessonTitle(draft, lesson, args.context.language),
    paths: Object.values(lesson.paths),
    objectives: objectives.filter((one) => one.lesson === lesson.slug).map(({ id, text }) => ({ id, text })),
    readers: await countLessonReaders(db, { courseId: desk.courseId, lessonId: lesson.slug }),
    fingerprint: draftFingerprint(draft),
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { value, problems } = await parseForm(args.request, removing)
  if (problems) return data({ problems, refusal: null as string | null }, { status: 422 })
  const removal = { courseId: desk.courseId, lessonId: args.params.lessonId ?? '', ...value }
  const outcome = await takeOutLesson(db, removal, desk.actor, desk.now)
  if (outcome.kind === 'removed') return redirect(`${courseDeskAddress(desk.courseId)}?done=removed`)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null }, { status: 409 })
}

export default function LessonRemovalPage() {
  const { courseId, title, paths, objectives, readers, fingerprint } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="training:removal.heading" />}
      caption={title}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="training:removal.effect" values={{ count: readers }} />
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {paths.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
      {objectives.length > 0 && (
        <>
          <p className="govuk-body">
            <Message name="training:removal.objectives" />
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {objectives.map(({ id, text }) => (
              <li key={id}>
                <Localised text={text} />
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            <a className="govuk-link" href={courseDescriptionAddress(courseId)}>
              <Message name="training:course.describe" />
            </a>
          </p>
        </>
      )}
      <form method="post">
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <button type="submit" className="govuk-button govuk-button--warning">
          <Message name="training:removal.button" />
        </button>
      </form>
    </Page>
  )
}
