import type { LoaderFunctionArgs } from '@remix-run/node'
import { questionTemplate } from '#app/domain/questions/exchange/question-template.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'

/** A spreadsheet to fill in, with one question in it that shows how. */
export async function loader(args: LoaderFunctionArgs) {
  await requireCourseDesk(args, 'author')
  return fileToKeep(questionTemplate(), { name: 'questions.csv', type: 'text/csv; charset=utf-8' })
}
