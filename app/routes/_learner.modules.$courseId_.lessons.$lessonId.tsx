import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findActivityResponses } from '#app/domain/learning/find-activity-responses.ts'
import { findLessonCompletion } from '#app/domain/learning/find-lesson-completion.ts'
import { recallResponse } from '#app/lesson-markup/assess-practice.ts'
import { lessonAddress, moduleAddress } from '#app/ui/addresses.ts'
import { FinishLesson } from '#app/ui/finish-lesson.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { NumberedActivity } from '#app/ui/numbered-activity.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PracticeMessages } from '#app/ui/practice-messages.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { readForm } from '#app/web/forms.ts'
import { keepOnServer } from '#app/web/keep-on-server.ts'
import { checklist, openLesson, takePractice } from '#app/web/lesson-page.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('learning:lesson.pageTitle', (page) => ({ title: (page as { title?: string })?.title }))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const place = { courseId: params.courseId ?? '', lessonId: params.lessonId ?? '' }
  const { course, lesson } = await openLesson(place, context)
  const [kept, completedAt] = await Promise.all([
    findActivityResponses(db, { personId, ...place }),
    findLessonCompletion(db, { personId, ...place }),
  ])
  const position = course.lessons.findIndex(({ id }) => id === place.lessonId)
  const page = {
    ...place,
    completed: completedAt !== null,
    title: lesson.title,
    language: lesson.language,
    minutes: lesson.minutes,
    module: course.title,
    number: position + 1,
    count: course.lessons.length,
    previous: course.lessons[position - 1]?.id ?? null,
    next: course.lessons[position + 1]?.id ?? null,
    segments: lesson.segments,
    checklist: checklist(lesson, kept),
    activities: Object.fromEntries(
      lesson.activities.map((activity) => [
        activity.id,
        { activity, kept: recallResponse(activity, kept[activity.id]) },
      ]),
    ),
  }
  // Activities come with their key, of which the page shows what was answered; and no browser asks for the words a second time.
  return keepOnServer(page, 'activities', 'segments')
}

/** A practice form without the script: the answer is kept and the page comes back to it; what is missing is said at its place. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const place = { courseId: params.courseId ?? '', lessonId: params.lessonId ?? '' }
  const { lesson } = await openLesson(place, context)
  const form = await readForm(request)
  const activity = lesson.activities.find(({ id }) => id === form.get('activity'))
  if (!activity) notFound()
  const outcome = await takePractice(form, activity, { personId, ...place }, context)
  if (outcome.kind === 'problem') return data({ activityId: activity.id, ...outcome }, { status: 422 })
  const result = outcome.kind === 'kept' ? `${activity.id}--result` : activity.id
  return redirect(`${lessonAddress(place.courseId, place.lessonId)}#${result}`)
}

export default function LessonPage() {
  const page = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { language } = useTranslation()
  const { courseId, lessonId, segments, activities } = page
  // Words of a lesson that exists only in English say so to a screen reader.
  const spoken = page.language === language ? undefined : page.language
  return (
    <Page
      caption={
        <>
          <Localised text={page.module} />
          {', '}
          <Message name="learning:lesson.place" values={{ number: page.number, count: page.count }} />
        </>
      }
      heading={<span lang={spoken}>{page.title}</span>}
      back={{ href: moduleAddress(courseId), label: <Localised text={page.module} /> }}
      problems={
        rejected ? [{ field: rejected.activityId, message: `activities:problem.${rejected.problem.code}` }] : null
      }
    >
      <p className="lisans-meta">
        <Message name="learning:lesson.minutes" values={{ count: page.minutes }} />
      </p>
      {spoken && (
        <p className="lisans-meta">
          <Message name="learning:lesson.notTranslated" />
        </p>
      )}
      <div className="lisans-reading">
        {segments.map((segment) => {
          if (segment.kind === 'html') {
            return <div key={segment.html} lang={spoken} dangerouslySetInnerHTML={{ __html: segment.html }} />
          }
          const found = activities[segment.id]
          if (!found) return null
          const place = page.checklist.find(({ id }) => id === segment.id)
          const wrong = rejected?.activityId === segment.id ? rejected : null
          return (
            <NumberedActivity
              key={segment.id}
              number={place?.number ?? 1}
              count={page.checklist.length}
              activity={found.activity}
              response={wrong ? wrong.response : (found.kept?.response ?? null)}
              feedback={wrong ? null : (found.kept?.feedback ?? null)}
              problem={wrong?.problem ?? null}
              actionUrl={lessonAddress(courseId, lessonId)}
              language={spoken}
            />
          )
        })}
      </div>
      <PracticeMessages />
      <FinishLesson
        courseId={courseId}
        lessonId={lessonId}
        activities={page.checklist}
        completed={page.completed}
        next={page.next}
      />
      {page.previous && (
        <p className="lisans-between">
          <a className="govuk-link" href={lessonAddress(courseId, page.previous)}>
            <Message name="learning:lesson.previous" />
          </a>
        </p>
      )}
    </Page>
  )
}
