import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { beginCourse } from '#app/domain/authoring/begin-course.ts'
import { lessonTemplates } from '#app/domain/authoring/lesson-templates.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { courseDeskAddress, trainingAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { useNamedProblems } from '#app/ui/use-named-problems.ts'
import { newCourseFields, newCourseForm, newCourseOf } from '#app/web/course-forms.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('training:newCourse.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  return { templates: lessonTemplates, fields: newCourseFields }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const typed: Record<string, string> = await typedText(request, ...newCourseFields, 'template')
  const { value, problems } = await parseForm(request, newCourseForm)
  if (problems) return data({ problems, refusal: null as string | null, typed }, { status: 422 })

  const outcome = await beginCourse(db, newCourseOf(value), actorOf(trainer), new Date())
  if (outcome.kind === 'begun') return redirect(`${courseDeskAddress(outcome.courseId)}?done=begun`)
  if (outcome.reason === 'course-id-taken' || outcome.reason === 'course-id-invalid') {
    const problem = { field: 'id', message: `refusals:${outcome.reason}` }
    return data({ problems: [problem] as FormProblem[] | null, refusal: null, typed }, { status: 422 })
  }
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null, typed }, { status: 409 })
}

export default function NewCoursePage() {
  const { templates, fields } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const problems = useNamedProblems(rejected?.problems, (field) => `training:newCourse.${field}.label`)
  return (
    <Page
      heading={<Message name="training:newCourse.heading" />}
      back={{ href: trainingAddress, label: <Message name="training:course.back" /> }}
      problems={problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="training:newCourse.why" />
      </p>
      <form method="post" noValidate>
        {fields.map((name) => (
          <TextField
            key={name}
            name={name}
            label={`training:newCourse.${name}.label`}
            hint={`training:newCourse.${name}.hint`}
            defaultValue={rejected?.typed[name]}
            problems={problems}
          />
        ))}
        <RadioGroup
          name="template"
          legend={<Message name="training:template.legend" />}
          choices={templates.map((value) => ({ value, label: <Message name={`training:template.${value}`} /> }))}
          chosen={rejected?.typed.template ?? templates[0]}
          problems={problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="training:newCourse.button" />
        </button>
      </form>
    </Page>
  )
}
