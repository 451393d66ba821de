import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formCarries } from '#app/domain/questions/form-carries.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { QuestionFieldsForm } from '#app/ui/question-fields.tsx'
import { QuestionState } from '#app/ui/question-page.tsx'
import {
  correctionAddress,
  courseFileAddress,
  questionCheckAddress,
  questionCopyAddress,
  questionFiguresAddress,
  questionMoveAddress,
  questionRemovalAddress,
  questionsAddress,
} from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { shownProblem } from '#app/web/examine-text.ts'
import { readForm } from '#app/web/forms.ts'
import { findQuestion, openBanks, problemsOf } from '#app/web/question-desk.ts'
import { fieldsOfQuestion, readQuestionFields } from '#app/web/question-form.ts'
import { questionChoices } from '#app/web/question-page.ts'
import { notFound } from '#app/web/refuse.ts'
import { asTextOnly, saveQuestion } from '#app/web/save-question.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('questions:one')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  const draft = await openDraft({ courseId })
  const banks = openBanks(draft)
  const questionId = args.params.questionId ?? ''
  const found = findQuestion(banks, questionId) ?? notFound()
  const { problems, letter, ...choices } = await questionChoices(draft)
  return {
    courseId,
    questionId,
    pool: found.pool,
    carried: found.inEach.every(({ bank, placed }) => formCarries(bank.text, placed)),
    source: courseFileAddress(courseId, found.english.bank.path),
    fields: fieldsOfQuestion(found.pool, found.inEach, banks),
    wrong: found.inEach.flatMap(({ bank }) => problemsOf(problems, bank.path, bank.text, questionId).map(shownProblem)),
    saved: new URL(args.request.url).searchParams.get('done') === 'saved',
    ...choices,
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const draft = await openDraft(desk)
  const form = await readForm(args.request)
  const found = findQuestion(openBanks(draft), args.params.questionId ?? '') ?? notFound()
  if (!found.inEach.every(({ bank, placed }) => formCarries(bank.text, placed)))
    return asTextOnly(readQuestionFields(form))
  // A question keeps its name and its pool, whatever the form says.
  const fields = { ...readQuestionFields(form), name: found.english.placed.question.name, pool: found.pool }
  return saveQuestion(desk, draft, fields, form.get('only') === 'check')
}

export default function QuestionPage() {
  const { courseId, questionId, pool, carried, source, fields, wrong, saved, ...choices } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="questions:one" />}
      caption={<Message name={`questions:caption.${pool}`} values={{ questionId }} />}
      back={{ href: questionsAddress(courseId), label: <Message name="questions:back" /> }}
      problems={answer?.problems}
    >
      <QuestionState answer={answer} wrong={wrong} saved={saved} />
      {carried ? (
        <QuestionFieldsForm
          fields={answer?.fields ?? fields}
          isNew={false}
          problems={answer?.problems ?? null}
          checkAddress={questionCheckAddress(courseId)}
          {...choices}
        />
      ) : (
        <p className="govuk-inset-text">
          <Message name="questions:form.asTextOnly" />
        </p>
      )}
      <ul className="govuk-list">
        {[
          { name: 'asText', href: source },
          { name: 'copy', href: questionCopyAddress(courseId, questionId) },
          { name: `toOtherPool.${pool}`, href: questionMoveAddress(courseId, questionId) },
          { name: 'figures', href: questionFiguresAddress(courseId, questionId) },
          { name: 'wrongKey', href: correctionAddress(courseId, questionId) },
          { name: 'remove', href: questionRemovalAddress(courseId, questionId) },
        ].map(({ name, href }) => (
          <li key={name}>
            <a className="govuk-link" href={href}>
              <Message name={`questions:link.${name}`} />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
