import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { questionFileAddress, questionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { offeredLanguages } from '#app/web/offered-languages.ts'
import { pools } from '#app/web/question-desk.ts'
import { exportFields, exportFormats, exportProblems } from '#app/web/question-export.ts'

export const meta = pageTitle('questions:export.heading')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  const asked = new URL(args.request.url).searchParams
  const wrong = exportProblems.find((one) => one === asked.get('wrong'))
  const problems: FormProblem[] | null = wrong
    ? [{ field: exportFields[wrong], message: `questions:export.${wrong}` }]
    : null
  return { courseId, pools, formats: exportFormats, languages: await offeredLanguages(), problems }
}

export default function QuestionExportPage() {
  const { courseId, problems, ...offered } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="questions:export.heading" />}
      back={{ href: questionsAddress(courseId), label: <Message name="questions:back" /> }}
      problems={problems}
    >
      <p className="govuk-body">
        <Message name="questions:export.explanation" />
      </p>
      <form method="post" action={questionFileAddress(courseId)} noValidate>
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
