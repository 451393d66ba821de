import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { listOthersPresent, notePresence } from '#app/domain/authoring/note-presence.ts'
import { courseDeskAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { findLastWriter } from '#app/web/last-writer.ts'

const present = z.object({ path: z.string('common:form.invalid').max(200, 'common:form.invalid') })

/** Nothing is to be read here: whoever comes back from signing in goes on at the desk. */
export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args)
  return redirect(courseDeskAddress(courseId))
}

/** For the editor's script, every 20 seconds: I am here. Answers `{ others, lastBy }`: who else is, and who saved the text last. */
export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args)
  const { value, problems } = await parseForm(args.request, present)
  if (problems) return Response.json({ others: [], lastBy: null }, { status: 422 })
  const place = { courseId, path: value.path }
  await notePresence(db, place, actor, now)
  const [others, lastBy] = await Promise.all([
    listOthersPresent(db, place, actor, now),
    findLastWriter(courseId, value.path),
  ])
  return Response.json({ others, lastBy })
}
