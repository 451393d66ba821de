import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { recordQuestionExport } from '#app/domain/questions/record-question-export.ts'
import { questionExportAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { parseForm } from '#app/web/forms.ts'
import { openBanks } from '#app/web/question-desk.ts'
import { exportForm, type exportProblems, fileKinds } from '#app/web/question-export.ts'
import { refuse } from '#app/web/refuse.ts'
import { openDraft } from '#app/web/text-desk.ts'

/** The file comes of a form: whoever opens its address is led there. */
export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  return redirect(questionExportAddress(courseId))
}

/** The questions of a pool as a file. Those of the final leave only when that was ticked; either way it is entered in the ledger. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { courseId, actor, now } = desk
  const back = (wrong: (typeof exportProblems)[number]) => redirect(`${questionExportAddress(courseId)}?wrong=${wrong}`)
  const { value, problems } = await parseForm(args.request, exportForm)
  if (problems) return back('formatMissing')
  const { pool, format, language, final } = value
  if (pool === 'final' && final !== 'yes') return back('finalMissing')
  const bank = openBanks(await openDraft(desk)).find((one) => one.pool === pool && one.language === language)
  const questions = (bank?.placed ?? []).map(({ question }) => ({
    ...question,
    options: question.options.map(({ id, ...option }) => option),
  }))
  if (questions.length === 0) return back('nothing')

  const taken = { courseId, pool, format, language, questions: questions.length }
  const outcome = await recordQuestionExport(db, taken, actor, now)
  if (outcome.kind === 'refused') refuse(args.context, outcome.reason)
  const { write, ending, type } = fileKinds[format]
  return fileToKeep(write(questions), { name: `${courseId}-${pool}-${language}.${ending}`, type })
}
