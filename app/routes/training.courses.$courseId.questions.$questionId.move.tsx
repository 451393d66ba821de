import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveBankTexts } from '#app/domain/questions/save-bank-texts.ts'
import { moveQuestionWords } from '#app/domain/translating/move-question-words.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { questionDeskAddress, questionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { readForm } from '#app/web/forms.ts'
import { findQuestion, openBanks, type Pool } from '#app/web/question-desk.ts'
import { movesToOtherPool } from '#app/web/question-moves.ts'
import { notFound } from '#app/web/refuse.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('questions:heading')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  const questionId = args.params.questionId ?? ''
  const { pool, english } = findQuestion(openBanks(await openDraft({ courseId })), questionId) ?? notFound()
  return { courseId, questionId, pool, stem: english.placed.question.stem }
}

/** Takes the question over into the other pool of the draft, in every language or in none. */
export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const form = await readForm(args.request)
  const banks = openBanks(await openDraft({ courseId }))
  const found = findQuestion(banks, args.params.questionId ?? '') ?? notFound()
  // Sent twice: it stands there already, and must not go back.
  if (form.get('from') !== found.pool) return redirect(`${questionsAddress(courseId)}?done=moved`)
  const saves = movesToOtherPool(courseId, banks, found)
  if (!saves) return data({ refusal: 'bank-unreadable' }, { status: 409 })
  const english = (pool: Pool) => banks.find((bank) => bank.language === 'en' && bank.pool === pool)?.path ?? ''
  const paths = { from: english(found.pool), to: english(found.pool === 'quiz' ? 'final' : 'quiz') }
  const move = { courseId, questionId: args.params.questionId ?? '', ...paths }
  const outcome = await saveBankTexts(db, saves, actor, now, (tx) => moveQuestionWords(tx, move, now))
  if (outcome.kind === 'saved') return redirect(`${questionsAddress(courseId)}?done=moved`)
  const refusal = outcome.kind === 'refused' ? outcome.reason : 'draft-changed-meanwhile'
  return data({ refusal }, { status: 409 })
}

export default function QuestionMovePage() {
  const { courseId, questionId, pool, stem } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name={`questions:move.heading.${pool}`} />}
      caption={questionId}
      back={{ href: questionDeskAddress(courseId, questionId), label: <Message name="questions:removal.back" /> }}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <blockquote className="govuk-inset-text" lang="en">
        {stem}
      </blockquote>
      <p className="govuk-body">
        <Message name={`questions:move.explanation.${pool}`} />
      </p>
      <form method="post">
        <input type="hidden" name="from" value={pool} />
        <button type="submit" className="govuk-button">
          <Message name="questions:move.confirm" />
        </button>
      </form>
    </Page>
  )
}
