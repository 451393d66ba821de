import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { neededToPass } from '#app/domain/assessment/pass-mark.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { lessonAddress, moduleAddress } from '#app/ui/addresses.ts'
import { attemptAddress } from '#app/ui/attempt-addresses.ts'
import { Localised, localise } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PastTries } from '#app/ui/past-tries.tsx'
import { useProgrammeLink } from '#app/ui/programme-links.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { openAttempt, pastTries } from '#app/web/past-tries.ts'
import { programmeOfModule } from '#app/web/programme.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('assessment:quiz.pageTitle', (page) => ({
  module: (page as { moduleName?: string } | undefined)?.moduleName,
}))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { courseId, course, programme } = await findModule(request, params.courseId)
  const whose = { personId, programmeId: programme.id }
  const standing = await findStanding(db, whose, new Date())
  const attempts = await listAttempts(db, whose)
  const open = openAttempt(attempts, 'quiz', courseId)
  const module = standing.modules.find((one) => one.courseId === courseId)
  const lessonsLeft = (module?.lessons ?? []).filter((lesson) => !lesson.completed)
  const { draw, passPercent } = programme.body.quiz
  return {
    courseId,
    title: course.body.title,
    moduleName: localise(course.body.title, context.language).words,
    draw,
    needed: neededToPass(draw, passPercent),
    passed: module?.quizPassed ?? false,
    testedOut: module?.testedOut ?? false,
    open: open !== null,
    // Who was certified before, or tested out, may practise without going through the lessons.
    lessonsLeft:
      standing.certificate || module?.testedOut
        ? []
        : lessonsLeft.flatMap(({ lessonId }) => {
            const lesson = course.body.lessons.find(({ id }) => id === lessonId)
            return lesson ? [{ lessonId, title: lesson.title }] : []
          }),
    tries: pastTries(attempts, 'quiz', courseId),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { courseId, programme } = await findModule(request, params.courseId)
  const { language } = context
  const whose = { personId, programmeId: programme.id }
  const start = { ...whose, kind: 'quiz', part: courseId, language, honestyAccepted: false } as const
  const outcome = await startAttempt(db, start, new Date())
  if (outcome.kind === 'refused') return data({ refusal: outcome.reason }, { status: 409 })
  return redirect(attemptAddress(outcome.attemptId))
}

export default function QuizPage() {
  const { courseId, title, draw, needed, passed, testedOut, open, lessonsLeft, tries } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const within = useProgrammeLink()
  return (
    <Page
      back={{ href: within(moduleAddress(courseId)), label: <Message name="assessment:quiz.back" /> }}
      caption={<Message name="assessment:quiz.name" />}
      heading={<Localised text={title} />}
    >
      {rejected && <RefusalNotice reason={rejected.refusal} />}
      {passed && !open && (
        <Notice tone="good" heading={<Message name={`assessment:quiz.${testedOut ? 'testedOut' : 'passed'}`} />}>
          <p className="govuk-body">
            <Message name={`assessment:quiz.${testedOut ? 'testedOutNext' : 'passedNext'}`} />
          </p>
        </Notice>
      )}
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        <li>
          <Message name="assessment:quiz.what" values={{ count: draw }} />{' '}
          <Message name="assessment:quiz.pass" values={{ needed, total: draw }} />
        </li>
        {['again', 'noTime', 'feedback'].map((fact) => (
          <li key={fact}>
            <Message name={`assessment:quiz.${fact}`} />
          </li>
        ))}
      </ul>
      {lessonsLeft.length > 0 && !open ? (
        <Notice heading={<Message name="assessment:quiz.lessonsLeft" values={{ count: lessonsLeft.length }} />}>
          <p className="govuk-body">
            <Message name="assessment:quiz.lessonsLeftWhy" />
          </p>
          <ul className="govuk-list">
            {lessonsLeft.map((lesson) => (
              <li key={lesson.lessonId}>
                <a className="govuk-link" href={lessonAddress(courseId, lesson.lessonId)}>
                  <Localised text={lesson.title} />
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <form method="post">
          {open && (
            <p className="govuk-body">
              <Message name="assessment:quiz.open" />
            </p>
          )}
          <button type="submit" className="govuk-button">
            <Message
              name={`assessment:quiz.${open ? 'resume' : tries.length > 0 || (passed && !testedOut) ? 'startAgain' : 'start'}`}
            />
          </button>
        </form>
      )}
      <PastTries tries={tries} link="see" />
    </Page>
  )
}

/** The course whose quiz this is; a course outside the programme has none. */
async function findModule(request: Request, courseId = '') {
  const programme = await programmeOfModule(request, courseId)
  const course = (await currentCatalogue()).get(courseId)
  if (!programme || !course || !programme.body.modules.includes(courseId)) notFound()
  return { courseId, course, programme }
}
