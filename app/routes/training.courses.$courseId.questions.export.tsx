import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { ExchangedQuestion } from '#app/domain/questions/exchange/exchanged-question.ts'
import { writeQuestionSheet } from '#app/domain/questions/exchange/question-sheet.ts'
import { writeGift } from '#app/domain/questions/exchange/write-gift.ts'
import { writeMoodleXml } from '#app/domain/questions/exchange/write-moodle-xml.ts'
import { recordQuestionExport } from '#app/domain/questions/record-question-export.ts'
import { languages } from '#app/lesson-markup/language.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { questionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { offeredLanguages } from '#app/web/offered-languages.ts'
import { openBanks, pools } from '#app/web/question-desk.ts'
import { refuse } from '#app/web/refuse.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('questions:export.heading')

const formats = {
  gift: { write: writeGift, ending: 'gift.txt', type: 'text/plain; charset=utf-8' },
  moodle: { write: writeMoodleXml, ending: 'xml', type: 'application/xml' },
  sheet: { write: writeQuestionSheet, ending: 'csv', type: 'text/csv; charset=utf-8' },
} satisfies Record<string, { write: (questions: readonly ExchangedQuestion[]) => string; ending: string; type: string }>

const form = z.object({
  pool: z.enum(pools, 'questions:form.poolMissing'),
  format: z.enum(['gift', 'moodle', 'sheet'], 'questions:import.formatMissing'),
  language: z.enum(languages, 'questions:export.languageMissing'),
  final: z.literal('yes').optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  return { courseId, pools, formats: Object.keys(formats), languages: await offeredLanguages() }
}

/** The questions of a pool as a file. Those of the final leave only when that was ticked; either way it is entered in the ledger. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { value, problems } = await parseForm(args.request, form)
  if (problems) return data({ problems }, { status: 422 })
  const { pool, format, language, final } = value
  if (pool === 'final' && final !== 'yes') return wrong('final', 'questions:export.finalMissing')
  const bank = openBanks(await openDraft(desk)).find((one) => one.pool === pool && one.language === language)
  const questions = (bank?.placed ?? []).map(({ question }) => ({
    ...question,
    options: question.options.map(({ id, ...option }) => option),
  }))
  if (questions.length === 0) return wrong('language', 'questions:export.nothing')

  const { courseId, actor, now } = desk
  const taken = { courseId, pool, format, language, questions: questions.length }
  const outcome = await recordQuestionExport(db, taken, actor, now)
  if (outcome.kind === 'refused') refuse(args.context, outcome.reason)
  const { write, ending, type } = formats[format]
  return new Response(write(questions), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${courseId}-${pool}-${language}.${ending}"`,
      'Cache-Control': 'no-store',
    },
  })
}

function wrong(field: string, message: string) {
  const problems: FormProblem[] = [{ field, message }]
  return data({ problems }, { status: 422 })
}

export default function QuestionExportPage() {
  const { courseId, ...offered } = useLoaderData<typeof loader>()
  const problems = useActionData<{ problems: FormProblem[] }>()?.problems
  return (
    <Page
      heading={<Message name="questions:export.heading" />}
      back={{ href: questionsAddress(courseId), label: <Message name="questions:back" /> }}
      problems={problems}
    >
      <p className="govuk-body">
        <Message name="questions:export.explanation" />
      </p>
      <form method="post" noValidate>
        <RadioGroup
          name="pool"
          legend={<Message name="questions:form.pool" />}
          choices={offered.pools.map((value) => ({ value, label: <Message name={`questions:pool.${value}`} /> }))}
          chosen="quiz"
          problems={problems}
        />
        <TickField name="final" label={<Message name="questions:export.final" />} problems={problems} />
        <RadioGroup
          name="format"
          legend={<Message name="questions:import.format" />}
          choices={offered.formats.map((value) => ({
            value,
            label: <Message name={`questions:import.formats.${value}`} />,
          }))}
          problems={problems}
        />
        <RadioGroup
          name="language"
          legend={<Message name="questions:export.language" />}
          choices={offered.languages.map((value) => ({
            value,
            label: <Message name={`questions:language.${value}`} />,
          }))}
          chosen="en"
          problems={problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="questions:export.download" />
        </button>
      </form>
    </Page>
  )
}
