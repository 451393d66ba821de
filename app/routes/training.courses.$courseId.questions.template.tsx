import type { LoaderFunctionArgs } from '@remix-run/node'
import { questionTemplate } from '#app/domain/questions/exchange/question-template.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'

/** A spreadsheet to fill in, with one question in it that shows how. */
export async function loader(args: LoaderFunctionArgs) {
  await requireCourseDesk(args, 'author')
  return new Response(questionTemplate(), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="questions.csv"',
    },
  })
}
