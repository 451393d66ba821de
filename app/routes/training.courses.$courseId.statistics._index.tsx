import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { QuestionStatistics } from '#app/domain/statistics/find-course-statistics.ts'
import { smallestGroup } from '#app/domain/statistics/smallest-group.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { LessonFigures } from '#app/ui/lesson-figures.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { ObjectiveFigures } from '#app/ui/objective-figures.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { QuestionFiguresTable } from '#app/ui/question-figures.tsx'
import { courseDeskAddress, questionFiguresAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { courseStatistics } from '#app/web/course-statistics.ts'
import { notFound } from '#app/web/refuse.ts'
import { stemsOf } from '#app/web/stems-of.ts'

export const meta = pageTitle('statistics:heading')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, now } = await requireCourseDesk(args, 'author', 'reviewer')
  const course = (await currentCatalogue()).get(courseId)?.body
  const figures = await courseStatistics(courseId, now)
  if (!course || !figures) notFound()
  const stems = await stemsOf(course.questionVersionIds, args.context.language)
  const { quiz, final, lessons, countedAt } = figures
  const listed = (pool: { questions: QuestionStatistics[] }) =>
    pool.questions
      .toSorted(byUrgency)
      .map(({ questionId, questionVersionId, critical, corrected, statistics, flags }) => {
        const href = questionFiguresAddress(courseId, questionId)
        return {
          questionId,
          critical,
          corrected,
          statistics,
          flags,
          stem: stems.get(questionVersionId) ?? questionId,
          href,
        }
      })
  const mastery = (pool: typeof quiz, id: string) =>
    pool.objectives.find((one) => one.objective === id)?.mastery ?? null
  return {
    courseId,
    title: course.title,
    countedAt,
    smallestGroup,
    begun: lessons.begun,
    lessons:
      lessons.lessons?.map((lesson) => ({
        ...lesson,
        title: course.lessons.find(({ id }) => id === lesson.lessonId)?.title ?? { en: lesson.lessonId },
      })) ?? null,
    objectives: course.objectives.map(({ id, text }) => ({
      id,
      text,
      quiz: mastery(quiz, id),
      final: mastery(final, id),
    })),
    quiz: { people: quiz.people, questions: listed(quiz) },
    final: { people: final.people, questions: listed(final) },
  }
}

/** What is conspicuous first, then what people find hardest. */
function byUrgency(one: QuestionStatistics, other: QuestionStatistics): number {
  return other.flags.length - one.flags.length || facility(one) - facility(other)
}

function facility({ statistics }: QuestionStatistics): number {
  return statistics?.facility ?? 2
}

export default function StatisticsPage() {
  const figures = useLoaderData<typeof loader>()
  const { courseId, title, countedAt, begun, lessons, objectives, quiz, final } = figures
  return (
    <Page
      heading={<Message name="statistics:heading" />}
      caption={<Localised text={title} />}
      back={{ href: courseDeskAddress(courseId), label: <Message name="statistics:back" /> }}
    >
      <p className="govuk-body">
        <Message name="statistics:explanation" values={{ count: figures.smallestGroup }} />
      </p>
      <p className="lisans-aside">
        <Message name="statistics:countedAt" /> <DayAndTime at={countedAt} />
      </p>
      <h2 className="govuk-heading-m">
        <Message name="statistics:lessons.heading" />
      </h2>
      <LessonFigures begun={begun} lessons={lessons} />
      <h2 className="govuk-heading-m">
        <Message name="statistics:objectives.heading" />
      </h2>
      <ObjectiveFigures objectives={objectives} />
      <h2 className="govuk-heading-m">
        <Message name="statistics:questions.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="statistics:questions.explanation" />
      </p>
      <QuestionFiguresTable caption="statistics:questions.final" {...final} />
      <QuestionFiguresTable caption="statistics:questions.quiz" {...quiz} />
    </Page>
  )
}
