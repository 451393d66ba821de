import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import { removeQuestion } from '#app/domain/questions/bank-text.ts'
import { saveBankTexts } from '#app/domain/questions/save-bank-texts.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { questionDeskAddress, questionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { readVersionToken } from '#app/web/draft-version.ts'
import { findQuestion, openBanks } from '#app/web/question-desk.ts'
import { notFound } from '#app/web/refuse.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('questions:removal.heading')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  const questionId = args.params.questionId ?? ''
  const found = findQuestion(openBanks(await openDraft({ courseId })), questionId) ?? notFound()
  return { courseId, questionId, stem: found.english.placed.question.stem, languages: found.inEach.length }
}

/** Takes the question out of the draft's banks in every language; it is asked until that is published. */
export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const found = findQuestion(openBanks(await openDraft({ courseId })), args.params.questionId ?? '')
  // Sent twice: it is gone already.
  if (!found) return redirect(`${questionsAddress(courseId)}?done=removed`)
  const saves = found.inEach.map(({ bank, placed }) => ({
    courseId,
    path: bank.path,
    content: writtenBytes(removeQuestion(bank.text, placed)),
    version: readVersionToken(bank.version)?.version ?? 0,
  }))
  const outcome = await saveBankTexts(db, saves, actor, now)
  if (outcome.kind === 'saved') return redirect(`${questionsAddress(courseId)}?done=removed`)
  const refusal = outcome.kind === 'refused' ? outcome.reason : 'draft-changed-meanwhile'
  return data({ refusal }, { status: 409 })
}

export default function QuestionRemovalPage() {
  const { courseId, questionId, stem, languages } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="questions:removal.heading" />}
      caption={questionId}
      back={{ href: questionDeskAddress(courseId, questionId), label: <Message name="questions:removal.back" /> }}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <blockquote className="govuk-inset-text" lang="en">
        {stem}
      </blockquote>
      <p className="govuk-body">
        <Message name="questions:removal.explanation" values={{ count: languages }} />
      </p>
      <form method="post">
        <button type="submit" className="govuk-button govuk-button--warning">
          <Message name="questions:removal.confirm" />
        </button>
      </form>
    </Page>
  )
}
