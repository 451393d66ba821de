import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import { lessonAddress, moduleAddress, quizAddress } from '#app/ui/addresses.ts'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

// Without a page of its own a refusal would reach people as bare data.
export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return redirect(lessonAddress(params.courseId ?? '', params.lessonId ?? ''))
}

/** Finishes a lesson and goes on to the next one, or to the quiz after the last. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { courseId = '', lessonId = '' } = params
  const outcome = await completeLesson(db, { personId, courseId, lessonId }, new Date())
  if (outcome.kind === 'refused' && outcome.reason === 'activities-left') {
    return redirect(`${lessonAddress(courseId, lessonId)}#finish`)
  }
  if (outcome.kind === 'refused') refuse(context, outcome.reason)

  const lessons = (await currentCatalogue()).get(courseId)?.body.lessons ?? []
  const next = lessons[lessons.findIndex(({ id }) => id === lessonId) + 1]
  if (next) return redirect(lessonAddress(courseId, next.id))
  return redirect(lessons.length > 0 ? quizAddress(courseId) : moduleAddress(courseId))
}
