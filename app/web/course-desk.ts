import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayOpenDesk, partsOn } from '#app/domain/authoring/course-desk.ts'
import type { CoursePart } from '#db/schema/catalogue.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import { notFound } from './refuse.ts'
import { requireRole } from './signed-in.ts'

/** Who sits at the desk of which course, and as what. */
export type CourseDesk = Awaited<ReturnType<typeof requireCourseDesk>>

/**
 * Somebody at the desk of the course in the address. With `parts`, only who works on it as one of these; without, whoever may see its
 * drafts. A course of others cannot be told from one that does not exist.
 */
export async function requireCourseDesk({ request, params, context }: LoaderFunctionArgs, ...parts: CoursePart[]) {
  const signedIn = await requireRole(request, context, 'trainer', 'translator', 'administrator')
  const courseId = params.courseId ?? ''
  const actor = actorOf(signedIn)
  const now = new Date()
  const held = await partsOn(db, courseId, actor, now)
  const admitted =
    parts.length > 0
      ? parts.some((part) => held.includes(part))
      : held.length > 0 || (await mayOpenDesk(db, courseId, actor, now))
  if (!admitted) notFound()
  return { signedIn, actor, courseId, parts: held, now }
}
