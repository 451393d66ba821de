import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { listDrawNeeds } from '#app/domain/questions/list-draw-needs.ts'
import { DrawNeeds } from '#app/ui/draw-needs.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { QuestionFilter } from '#app/ui/question-filter.tsx'
import { QuestionList } from '#app/ui/question-list.tsx'
import {
  courseDeskAddress,
  newQuestionAddress,
  questionExportAddress,
  questionImportAddress,
} from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { listBankQuestions } from '#app/web/list-bank-questions.ts'
import { inPools, openBanks } from '#app/web/question-desk.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('questions:heading')

const doings = ['removed', 'moved', 'imported'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, parts } = await requireCourseDesk(args, 'author', 'reviewer')
  const draft = await openDraft({ courseId })
  const { course, problems } = await compileDraft(db, draft)
  const asked = new URL(args.request.url).searchParams
  const filter = {
    pool: asked.get('pool') ?? '',
    objective: asked.get('objective') ?? '',
    words: asked.get('words') ?? '',
    critical: asked.get('critical') === 'yes',
  }
  const done = doings.find((one) => one === asked.get('done')) ?? null
  const banks = openBanks(draft)
  return {
    courseId,
    isAuthor: parts.includes('author'),
    title: course?.source.description.title ?? { en: courseId },
    objectives: course?.source.description.objectives.map(({ id, text }) => ({ id, text })) ?? [],
    filter,
    done,
    count: Number(asked.get('count') ?? 0) || 0,
    needs: await listDrawNeeds(db, courseId, inPools(banks)),
    ...listBankQuestions(courseId, banks, problems, filter),
  }
}

export default function QuestionsPage() {
  const { courseId, isAuthor, title, objectives, filter, done, count, questions, unreadable, needs } =
    useLoaderData<typeof loader>()
  return (
    <Page
      wide
      heading={<Message name="questions:heading" />}
      caption={<Localised text={title} />}
      back={{ href: courseDeskAddress(courseId), label: <Message name="questions:backToCourse" /> }}
    >
      {done && (
        <Notice tone="good" role="status" heading={<Message name={`questions:done.${done}`} values={{ count }} />} />
      )}
      {unreadable.map(({ path, href }) => (
        <Notice key={path} tone="warn" heading={<Message name="questions:unreadable" values={{ path }} />}>
          <a className="govuk-link" href={href}>
            <Message name="questions:link.asText" />
          </a>
        </Notice>
      ))}
      {isAuthor && (
        <p className="govuk-button-group">
          <a className="govuk-button" href={newQuestionAddress(courseId)}>
            <Message name="questions:new" />
          </a>
          <a className="govuk-link" href={questionImportAddress(courseId)}>
            <Message name="questions:import.heading" />
          </a>
          <a className="govuk-link" href={questionExportAddress(courseId)}>
            <Message name="questions:export.heading" />
          </a>
        </p>
      )}
      <DrawNeeds needs={needs} objectives={objectives} />
      <QuestionFilter filter={filter} objectives={objectives} />
      <QuestionList questions={questions} objectives={objectives} isAuthor={isAuthor} />
    </Page>
  )
}
