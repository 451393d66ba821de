import script from 'virtual:lisans-package-player'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { composePackage } from '#app/domain/packages/compose-package.ts'
import { findModuleSource } from '#app/domain/packages/find-module-source.ts'
import { takePackage } from '#app/domain/packages/take-package.ts'
import { languages } from '#app/locales/translator.ts'
import stylesheet from '#app/styles/lisans.scss?inline'
import { packagesAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { parseForm } from '#app/web/forms.ts'
import { packagePage } from '#app/web/package-page.tsx'
import { refuse } from '#app/web/refuse.ts'

const form = z.object({
  format: z.enum(['scorm12', 'cmi5']),
  language: z.enum(languages),
  score: z.literal('yes').optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  return redirect(packagesAddress(courseId))
}

/** The published module for another learning system, as one archive. It shows nothing, so that the archive is the answer. */
export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const { value } = await parseForm(args.request, form)
  // The page offers nothing else.
  if (!value) return redirect(packagesAddress(courseId))
  const { format, language } = value
  const score = value.score === 'yes' && format === 'scorm12'
  const source = await findModuleSource(db, courseId, language)
  if (!source) return redirect(packagesAddress(courseId))
  const zip = composePackage(source, { format, script, stylesheet, page: packagePage(source, { format, score }) })
  const outcome = await takePackage(db, { source, format, score }, actor, now)
  if (outcome.kind === 'refused') refuse(args.context, outcome.reason)
  return fileToKeep(zip, { name: `${courseId}-${language}-${format}.zip`, type: 'application/zip' })
}
