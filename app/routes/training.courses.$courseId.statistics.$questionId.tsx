import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { smallestGroup } from '#app/domain/statistics/smallest-group.ts'
import { LessonHtml } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import { ItemFlagSentences } from '#app/ui/item-flags.tsx'
import { OptionFigures } from '#app/ui/option-figures.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Seconds } from '#app/ui/question-figures.tsx'
import { correctionAddress, questionDeskAddress, statisticsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { courseStatistics } from '#app/web/course-statistics.ts'
import { db } from '#app/web/database.ts'
import { notFound } from '#app/web/refuse.ts'

export const meta = pageTitle('statistics:question')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, now } = await requireCourseDesk(args, 'author', 'reviewer')
  const questionId = args.params.questionId ?? ''
  const figures = await courseStatistics(courseId, now)
  const pool = (['final', 'quiz'] as const).find((one) =>
    figures?.[one].questions.some((question) => question.questionId === questionId),
  )
  const told = pool && figures?.[pool].questions.find((question) => question.questionId === questionId)
  const question = told && (await findQuestions(db, [told.questionVersionId])).get(told.questionVersionId)
  if (!told || !question) notFound()
  const { language } = args.context
  const text = question.texts[language] ?? question.texts.en
  return {
    courseId,
    questionId,
    pool,
    smallestGroup,
    spoken: question.texts[language] ? undefined : ('en' as const),
    stemHtml: text.stemHtml,
    options: text.options,
    correctOptionId: told.correctOptionId,
    statistics: told.statistics,
    flags: told.flags,
  }
}

export default function QuestionStatisticsPage() {
  const { courseId, questionId, pool, spoken, stemHtml, options, correctOptionId, statistics, flags, ...rest } =
    useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="statistics:question" />}
      caption={<Message name={`statistics:pool.${pool}`} values={{ questionId }} />}
      back={{ href: statisticsAddress(courseId), label: <Message name="statistics:backToAll" /> }}
    >
      <LessonHtml html={stemHtml} language={spoken} />
      {statistics ? (
        <>
          <OptionFigures
            options={options.map(({ id, html }) => ({
              html,
              right: id === correctOptionId,
              ...(statistics.options.find(({ optionId }) => optionId === id) ?? {
                optionId: id,
                share: 0,
                amongBest: null,
                amongWeakest: null,
              }),
            }))}
            spoken={spoken}
          />
          <dl className="govuk-summary-list">
            <Figure name="people">{statistics.people}</Figure>
            <Figure name="unanswered">{Math.round(statistics.unansweredShare * 100)} %</Figure>
            <Figure name="discrimination">{statistics.discrimination?.toFixed(2) ?? '–'}</Figure>
            <Figure name="time">
              <Seconds seconds={statistics.medianSeconds} />
            </Figure>
          </dl>
          {flags.length > 0 && (
            <>
              <h2 className="govuk-heading-m">
                <Message name="statistics:look" />
              </h2>
              <ItemFlagSentences flags={flags} />
            </>
          )}
        </>
      ) : (
        <p className="govuk-inset-text">
          <Message name="statistics:tooFewHere" values={{ count: rest.smallestGroup }} />
        </p>
      )}
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={questionDeskAddress(courseId, questionId)}>
            <Message name="statistics:change" />
          </a>
        </li>
        <li>
          <a className="govuk-link" href={correctionAddress(courseId, questionId)}>
            <Message name="statistics:wrongKey" />
          </a>
        </li>
      </ul>
    </Page>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={`statistics:figure.${name}`} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
