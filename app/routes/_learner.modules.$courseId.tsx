import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { preAssessmentStage } from '#app/domain/assessment/pre-assessment-stage.ts'
import { teamDiscussion } from '#app/domain/catalogue/read-handouts.ts'
import { findSituation } from '#app/domain/certification/find-situation.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import { homeAddress, jobAidsAddress, lessonAddress, quizAddress, teamDiscussionAddress } from '#app/ui/addresses.ts'
import { Localised, localise } from '#app/ui/localised.tsx'
import { ModuleTrial } from '#app/ui/module-trial.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useProgrammeLink } from '#app/ui/programme-links.tsx'
import { ProgressLine } from '#app/ui/progress-line.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TaskList } from '#app/ui/task-list.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { moduleTrial } from '#app/web/module-trial.ts'
import { programmeOfModule } from '#app/web/programme.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'

export const meta = pageTitle('learning:module.pageTitle', (page, language) => {
  const title = (page as { title?: LocalisedText } | undefined)?.title
  return { title: title && localise(title, language).words }
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const courseId = params.courseId ?? ''
  const course = (await currentCatalogue()).get(courseId)?.body
  if (!course) notFound()
  const programme = await programmeOfModule(request, courseId)
  const situation = programme && (await findSituation(db, { personId, programmeId: programme.id }, new Date()))
  const progress = situation?.standing.modules.find((module) => module.courseId === courseId)
  const changed = situation ? changedLessons(situation.standing, courseId) : []
  return {
    courseId,
    title: course.title,
    summary: course.summary,
    minutes: course.minutes,
    quizDraw: situation?.version.body.quiz.draw ?? null,
    quizPassed: progress?.quizPassed ?? false,
    testedOut: progress?.testedOut ?? false,
    trial: situation && progress ? moduleTrial(preAssessmentStage(situation, courseId), course) : null,
    lessons: course.lessons.map(({ id, title, minutes }) => ({
      id,
      title,
      minutes,
      completed: progress?.lessons.some((lesson) => lesson.lessonId === id && lesson.completed) ?? false,
      changed: changed.includes(id),
    })),
    discussion: course.handouts?.some(({ id }) => id === teamDiscussion) ?? false,
    objectives: course.objectives.map(({ id, text }) => ({ id, text })),
  }
}

/** The lessons of a module that whoever is certified is to read again. */
function changedLessons({ remaining }: Standing, courseId: string): string[] {
  if (!remaining.some((step) => step.kind === 'update')) return []
  return remaining.flatMap((step) => (step.kind === 'lesson' && step.courseId === courseId ? step.lessonId : []))
}

export default function ModulePage() {
  const { courseId, title, summary, minutes, lessons, objectives, quizDraw, quizPassed, testedOut, trial, discussion } =
    useLoaderData<typeof loader>()
  const within = useProgrammeLink()
  const done = lessons.filter(({ completed }) => completed).length
  const next = lessons.find(({ completed }) => !completed)
  return (
    <Page
      heading={<Localised text={title} />}
      back={{ href: homeAddress, label: <Message name="learning:home.back" /> }}
    >
      <p className="govuk-body-l">
        <Localised text={summary} />
      </p>
      <p className="lisans-meta">
        <Message name="learning:module.minutes" values={{ count: minutes }} />
      </p>
      <ProgressLine done={done} total={lessons.length} message="learning:way.lessonsDone" />
      <ModuleTrial courseId={courseId} trial={trial} testedOut={testedOut} />
      {!testedOut && (
        <p className="lisans-actions">
          <a className="govuk-button" href={next ? lessonAddress(courseId, next.id) : within(quizAddress(courseId))}>
            <Message
              name={next ? (done > 0 ? 'learning:module.continue' : 'learning:module.start') : 'learning:module.quiz'}
            />
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m">
        <Message name="learning:module.lessons" />
      </h2>
      <TaskList
        tasks={[
          ...lessons.map((lesson, position) => ({
            id: lesson.id,
            href: lessonAddress(courseId, lesson.id),
            title: (
              <>
                <span className="lisans-lesson-number">{position + 1}.</span> <Localised text={lesson.title} />
              </>
            ),
            hint: (
              <>
                <Message name="learning:lesson.minutes" values={{ count: lesson.minutes }} />
                {trial?.matters.includes(lesson.id) && (
                  <>
                    {' '}
                    <Tag tone="warn">
                      <Message name="learning:module.matters" />
                    </Tag>
                  </>
                )}
              </>
            ),
            status: lesson.changed ? (
              <Tag tone="warn">
                <Message name="updates:lesson.tag" />
              </Tag>
            ) : lesson.completed ? (
              <Tag tone="good">
                <Message name="learning:way.done" />
              </Tag>
            ) : testedOut ? (
              <Message name="learning:module.optional" />
            ) : lesson.id === next?.id ? (
              <Tag>
                <Message name="learning:way.next" />
              </Tag>
            ) : (
              <Message name="learning:way.later" />
            ),
          })),
          {
            id: 'quiz',
            href: within(quizAddress(courseId)),
            title: <Message name="learning:module.quizTitle" />,
            hint: quizDraw && <Message name="learning:module.quizHint" values={{ count: quizDraw }} />,
            status: quizPassed ? (
              <Tag tone="good">
                <Message name="learning:way.passed" />
              </Tag>
            ) : next ? (
              <Message name="learning:way.later" />
            ) : (
              <Tag>
                <Message name="learning:way.next" />
              </Tag>
            ),
          },
        ]}
      />
      <h2 className="govuk-heading-m">
        <Message name="learning:module.objectives" />
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {objectives.map(({ id, text }) => (
          <li key={id}>
            <Localised text={text} />
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">
        <Message name="learning:module.toPrint" />
      </h2>
      <ul className="govuk-list lisans-to-print">
        {discussion && (
          <li>
            <a className="govuk-link" href={teamDiscussionAddress(courseId)}>
              <Message name="learning:module.discussion" />
            </a>
          </li>
        )}
        <li>
          <a className="govuk-link" href={jobAidsAddress}>
            <Message name="learning:jobAids.heading" />
          </a>
        </li>
      </ul>
    </Page>
  )
}
