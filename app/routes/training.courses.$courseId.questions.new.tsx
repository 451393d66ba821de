import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { QuestionFieldsForm } from '#app/ui/question-fields.tsx'
import { QuestionState } from '#app/ui/question-page.tsx'
import { questionCheckAddress, questionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { readForm } from '#app/web/forms.ts'
import { findQuestion, openBanks, pools } from '#app/web/question-desk.ts'
import { emptyFields, fieldsOfQuestion, readQuestionFields } from '#app/web/question-form.ts'
import { questionChoices } from '#app/web/question-page.ts'
import { type QuestionAnswer, saveQuestion } from '#app/web/save-question.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('questions:new')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  const draft = await openDraft({ courseId })
  const asked = new URL(args.request.url).searchParams
  const banks = openBanks(draft)
  const model = findQuestion(banks, asked.get('from') ?? '')
  const { problems, letter, ...choices } = await questionChoices(draft)
  const fields = model
    ? fieldsOfQuestion(model.pool, model.inEach, banks)
    : emptyFields(pools.find((pool) => pool === asked.get('pool')) ?? 'quiz', banks)
  return { courseId, fields: { ...fields, name: `${letter}-` }, ...choices }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const draft = await openDraft(desk)
  const form = await readForm(args.request)
  const fields = readQuestionFields(form)
  if (findQuestion(openBanks(draft), fields.name)) {
    const problems = [{ field: 'name', message: 'questions:form.nameTaken' }]
    const answer: QuestionAnswer = { fields, problems, wrong: [], refusal: null, checked: false }
    return data(answer, { status: 422 })
  }
  return saveQuestion(desk, draft, fields, form.get('only') === 'check')
}

export default function NewQuestionPage() {
  const { courseId, fields, ...choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="questions:new" />}
      back={{ href: questionsAddress(courseId), label: <Message name="questions:back" /> }}
      problems={answer?.problems}
    >
      <QuestionState answer={answer} wrong={[]} saved={false} />
      <QuestionFieldsForm
        fields={answer?.fields ?? fields}
        isNew
        problems={answer?.problems ?? null}
        checkAddress={questionCheckAddress(courseId)}
        {...choices}
      />
    </Page>
  )
}
