import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findActivityResponses } from '#app/domain/learning/find-activity-responses.ts'
import { findLessonCompletion } from '#app/domain/learning/find-lesson-completion.ts'
import { lessonAddress, moduleAddress } from '#app/ui/addresses.ts'
import { ChangedLesson } from '#app/ui/changed-lesson.tsx'
import { newConcernAddress } from '#app/ui/concern-addresses.ts'
import { FinishLesson } from '#app/ui/finish-lesson.tsx'
import { LaggingTranslation } from '#app/ui/lagging-translation.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PracticeMessages } from '#app/ui/practice-messages.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { UnderReview } from '#app/ui/under-review.tsx'
import { changedLesson } from '#app/web/changed-lesson.ts'
import { db } from '#app/web/database.ts'
import { readForm } from '#app/web/forms.ts'
import { lessonHtml, ownAddress } from '#app/web/lesson-html.tsx'
import { openLesson, takePractice } from '#app/web/lesson-page.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { findUnderReview } from '#app/web/under-review.ts'
import { wantedLanguage } from '#app/web/wanted-language.ts'

export const meta = pageTitle('learning:lesson.pageTitle', (page) => ({ title: (page as { title?: string })?.title }))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const place = { courseId: params.courseId ?? '', lessonId: params.lessonId ?? '' }
  const { course, lesson, lagging } = await openLesson(place, context, wantedLanguage(request, context))
  const [kept, completedAt, changed] = await Promise.all([
    findActivityResponses(db, { personId, ...place }),
    findLessonCompletion(db, { personId, ...place }),
    changedLesson(personId, place, lagging),
  ])
  const position = course.lessons.findIndex(({ id }) => id === place.lessonId)
  const { html, checklist } = lessonHtml(lesson, kept, course.objectives, context.language)
  return {
    ...place,
    // Whoever is certified reads a lesson again that changed since.
    completed: completedAt !== null && changed?.read !== false,
    changed,
    title: lesson.title,
    revisionId: lesson.id,
    language: lesson.language,
    lagging,
    underReview: await findUnderReview(lesson.id),
    inEnglishByChoice: wantedLanguage(request, context) !== context.language,
    minutes: lesson.minutes,
    module: course.title,
    number: position + 1,
    count: course.lessons.length,
    previous: course.lessons[position - 1]?.id ?? null,
    next: course.lessons[position + 1]?.id ?? null,
    html,
    checklist,
  }
}

/** A practice form without the script: the answer is kept and the page comes back to it; what is missing is said at its place. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const place = { courseId: params.courseId ?? '', lessonId: params.lessonId ?? '' }
  const { course, lesson } = await openLesson(place, context, wantedLanguage(request, context))
  const form = await readForm(request)
  const activity = lesson.activities.find(({ id }) => id === form.get('activity'))
  if (!activity) notFound()
  const outcome = await takePractice(form, activity, { personId, ...place }, context)
  if (outcome.kind === 'problem') {
    const kept = await findActivityResponses(db, { personId, ...place })
    const rejected = { activityId: activity.id, problem: outcome.problem, response: outcome.response }
    const { html } = lessonHtml(lesson, kept, course.objectives, context.language, rejected)
    return data({ activityId: activity.id, problem: outcome.problem, html }, { status: 422 })
  }
  const result = outcome.kind === 'kept' ? `${activity.id}--result` : activity.id
  return redirect(`${ownAddress(lesson, context.language)}#${result}`)
}

export default function LessonPage() {
  const page = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { language } = useTranslation()
  const { courseId, lessonId } = page
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
      concern={{ name: 'lesson', href: newConcernAddress({ revision: page.revisionId }) }}
      back={{ href: moduleAddress(courseId), label: <Localised text={page.module} /> }}
      problems={
        rejected ? [{ field: rejected.activityId, message: `activities:problem.${rejected.problem.code}` }] : null
      }
    >
      <p className="lisans-meta">
        <Message name="learning:lesson.minutes" values={{ count: page.minutes }} />
      </p>
      {page.changed && <ChangedLesson {...page.changed} />}
      {page.lagging && !page.changed?.onlyInEnglish && <LaggingTranslation />}
      <UnderReview instruments={page.underReview} />
      {spoken && !page.inEnglishByChoice && (
        <p className="lisans-meta">
          <Message name="learning:lesson.notTranslated" />
        </p>
      )}
      <div className="lisans-reading" dangerouslySetInnerHTML={{ __html: rejected?.html ?? page.html }} />
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
