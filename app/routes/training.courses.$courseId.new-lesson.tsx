import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addLesson } from '#app/domain/authoring/add-lesson.ts'
import { findDescription } from '#app/domain/authoring/find-description.ts'
import { lessonTemplates } from '#app/domain/authoring/lesson-templates.ts'
import { localise } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { courseDeskAddress, lessonDeskAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { useNamedProblems } from '#app/ui/use-named-problems.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { newLessonForm } from '#app/web/course-forms.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openDraft } from '#app/web/text-desk.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('training:newLesson.heading')

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { description } = findDescription(await openDraft(desk))
  return {
    courseId: desk.courseId,
    templates: lessonTemplates,
    objectives: (description?.objectives ?? []).map(({ id, text }) => ({
      value: id,
      text: localise(text, args.context.language).words,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const typed = await typedText(args.request, 'title', 'summary', 'minutes', 'objective', 'template')
  const { value, problems } = await parseForm(args.request, newLessonForm)
  if (problems) return data({ problems, refusal: null as string | null, typed }, { status: 422 })

  const outcome = await addLesson(db, { courseId: desk.courseId, ...value }, desk.actor, desk.now)
  if (outcome.kind === 'added') return redirect(`${lessonDeskAddress(desk.courseId, outcome.lessonId)}?done=added`)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null, typed }, { status: 409 })
}

export default function NewLessonPage() {
  const { courseId, templates, objectives } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const problems = useNamedProblems(rejected?.problems, (field) => `training:newLesson.${field}.label`)
  return (
    <Page
      heading={<Message name="training:newLesson.heading" />}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
      problems={problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="training:newLesson.why" />
      </p>
      <form method="post" noValidate>
        {(['title', 'summary', 'minutes'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={`training:newLesson.${name}.label`}
            hint={`training:newLesson.${name}.hint`}
            defaultValue={rejected?.typed[name] ?? (name === 'minutes' ? '7' : undefined)}
            problems={problems}
          />
        ))}
        <SelectField
          name="objective"
          label="training:newLesson.objective.label"
          hint="training:newLesson.objective.hint"
          options={objectives}
          defaultValue={rejected?.typed.objective}
          problems={problems}
        />
        <RadioGroup
          name="template"
          legend={<Message name="training:template.legend" />}
          choices={templates.map((value) => ({ value, label: <Message name={`training:template.${value}`} /> }))}
          chosen={rejected?.typed.template ?? templates[0]}
          problems={problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="training:newLesson.button" />
        </button>
      </form>
    </Page>
  )
}
