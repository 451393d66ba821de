import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import { findActivityResponses } from '#app/domain/learning/find-activity-responses.ts'
import { findLessonCompletion } from '#app/domain/learning/find-lesson-completion.ts'
import { feedbackOn } from '#app/lesson-markup/assess-practice.ts'
import { lessonAddress } from '#app/ui/addresses.ts'
import { FinishLesson } from '#app/ui/finish-lesson.tsx'
import { LessonActivity } from '#app/ui/lesson-activity.tsx'
import { LanguageProvider } from '#app/ui/translation.tsx'
import { changedLesson } from '#app/web/changed-lesson.ts'
import { db } from '#app/web/database.ts'
import { readForm } from '#app/web/forms.ts'
import { lessonHtml, ownAddress } from '#app/web/lesson-html.tsx'
import { openLesson, takePractice } from '#app/web/lesson-page.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { wantedLanguage } from '#app/web/wanted-language.ts'

/** Nothing is to be read here: whoever comes back from signing in goes on with the lesson. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return redirect(
    `${lessonAddress(params.courseId ?? '', params.lessonId ?? '')}#${encodeURIComponent(params.activityId ?? '')}`,
  )
}

/** The same as posting the form to the lesson, but answers with the activity and the lesson's end alone: a kilobyte on a slow line instead of the page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const place = { courseId: params.courseId ?? '', lessonId: params.lessonId ?? '' }
  const { course, lesson } = await openLesson(place, context, wantedLanguage(request, context))
  const activity = lesson.activities.find(({ id }) => id === params.activityId)
  if (!activity) notFound()
  const outcome = await takePractice(await readForm(request), activity, { personId, ...place }, context)
  const responses = await findActivityResponses(db, { personId, ...place })
  const { checklist } = lessonHtml(lesson, responses, course.objectives, context.language)
  const changed = await changedLesson(personId, place, false)
  const completed = (await findLessonCompletion(db, { personId, ...place })) !== null && changed?.read !== false
  const position = course.lessons.findIndex(({ id }) => id === place.lessonId)
  const response = outcome.kind === 'cleared' ? null : outcome.response
  const html = renderToStaticMarkup(
    <LanguageProvider language={context.language}>
      <LessonActivity
        activity={activity}
        response={response}
        feedback={outcome.kind === 'kept' ? feedbackOn(activity, outcome.response) : null}
        problem={outcome.kind === 'problem' ? outcome.problem : null}
        objectives={course.objectives}
        actionUrl={ownAddress(lesson, context.language)}
        language={lesson.language === context.language ? undefined : lesson.language}
      />
      <FinishLesson
        {...place}
        activities={checklist}
        completed={completed}
        next={course.lessons[position + 1]?.id ?? null}
      />
    </LanguageProvider>,
  )
  const status = outcome.kind === 'problem' ? 422 : 200
  return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
