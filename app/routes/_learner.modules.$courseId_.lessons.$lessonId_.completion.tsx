import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import { englishLessonAddress, lessonAddress, moduleAddress, quizAddress, updateAddress } from '#app/ui/addresses.ts'
import { inProgramme } from '#app/ui/programme-links.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { changedLesson } from '#app/web/changed-lesson.ts'
import { db } from '#app/web/database.ts'
import { openLesson } from '#app/web/lesson-page.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

// Without a page of its own a refusal would reach people as bare data.
export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return redirect(lessonAddress(params.courseId ?? '', params.lessonId ?? ''))
}

/** Finishes a lesson and goes on to the next one, or to the quiz after the last; one that changed leads back to what changed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { courseId = '', lessonId = '' } = params
  const { lagging } = await openLesson({ courseId, lessonId }, context)
  const changed = await changedLesson(personId, { courseId, lessonId }, lagging)
  const outcome = await completeLesson(db, { personId, courseId, lessonId }, new Date())
  if (outcome.kind === 'refused' && outcome.reason === 'activities-left') {
    // A translation may lack what is new to be done: then only the English has it.
    const english = changed?.read === false && changed.onlyInEnglish
    return redirect(`${(english ? englishLessonAddress : lessonAddress)(courseId, lessonId)}#finish`)
  }
  if (outcome.kind === 'refused') refuse(context, outcome.reason)

  if (changed?.read === false) return redirect(inProgramme(updateAddress, changed.programme))
  const lessons = (await currentCatalogue()).get(courseId)?.body.lessons ?? []
  const next = lessons[lessons.findIndex(({ id }) => id === lessonId) + 1]
  if (next) return redirect(lessonAddress(courseId, next.id))
  return redirect(lessons.length > 0 ? quizAddress(courseId) : moduleAddress(courseId))
}
