import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { packCourse } from '#app/domain/packages/pack-course.ts'
import { packagesAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { parseForm } from '#app/web/forms.ts'
import { refuse } from '#app/web/refuse.ts'

const form = z.object({ state: z.enum(['published', 'draft']), final: z.literal('yes').optional() })

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  return redirect(packagesAddress(courseId))
}

/** The files of the course in one archive, whose bytes are the same as long as the files are. It shows nothing, so that the archive is the answer. */
export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const { value } = await parseForm(args.request, form)
  // The page offers nothing else.
  if (!value) return redirect(packagesAddress(courseId))
  const { state, final } = value
  const outcome = await packCourse(db, { courseId, state, finalPool: final === 'yes' }, actor, now)
  if (outcome.kind === 'refused') refuse(args.context, outcome.reason)
  return fileToKeep(outcome.zip, { name: `${courseId}-${state}.zip`, type: 'application/zip' })
}
