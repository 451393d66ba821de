import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findBank } from '#app/domain/assessment/find-bank.ts'
import { preAssessmentStage } from '#app/domain/assessment/pre-assessment-stage.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { findSituation } from '#app/domain/certification/find-situation.ts'
import { moduleAddress } from '#app/ui/addresses.ts'
import { attemptAddress, resultAddress } from '#app/ui/attempt-addresses.ts'
import { Localised, localise } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useProgrammeLink } from '#app/ui/programme-links.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { programmeOfModule } from '#app/web/programme.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('assessment:preAssessment.pageTitle', (page) => ({
  module: (page as { moduleName?: string } | undefined)?.moduleName,
}))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const now = new Date()
  const { courseId, course, situation } = await findModule(request, personId, params.courseId, now)
  const { draw, passPercent } = situation.version.body.preAssessment
  const pool = (await findBank(db, [courseId], now)).filter((question) => question.pool === 'quiz')
  const stage = preAssessmentStage(situation, courseId)
  return {
    courseId,
    title: course.title,
    moduleName: localise(course.title, context.language).words,
    count: Math.min(draw, pool.length),
    passPercent,
    // Only what the page shows of it.
    stage: stage.kind === 'done' ? { kind: stage.kind, attemptId: stage.attemptId } : stage,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const now = new Date()
  const { courseId, programmeId } = await findModule(request, personId, params.courseId, now)
  const exam = { kind: 'pre-assessment', part: courseId, language: context.language, honestyAccepted: false } as const
  const outcome = await startAttempt(db, { personId, programmeId, ...exam }, now)
  if (outcome.kind === 'refused') return data({ refusal: outcome.reason }, { status: 409 })
  return redirect(attemptAddress(outcome.attemptId))
}

export default function PreAssessmentPage() {
  const { courseId, title, count, passPercent, stage } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const within = useProgrammeLink()
  return (
    <Page
      back={{ href: within(moduleAddress(courseId)), label: <Message name="assessment:quiz.back" /> }}
      caption={<Message name="assessment:kind.pre-assessment" />}
      heading={<Localised text={title} />}
    >
      {rejected && <RefusalNotice reason={rejected.refusal} />}
      {stage.kind === 'done' && (
        <Notice heading={<Message name="assessment:preAssessment.done" />}>
          <p className="govuk-body">
            <Message name="assessment:preAssessment.doneWhy" />
          </p>
          <p className="govuk-body">
            <a className="govuk-link" href={resultAddress(stage.attemptId)}>
              <Message name="assessment:preAssessment.see" />
            </a>
          </p>
        </Notice>
      )}
      {stage.kind === 'closed' && !rejected && (
        <Notice heading={<Message name="assessment:preAssessment.closed" />}>
          <p className="govuk-body">
            <Message name={`refusals:${stage.reason}`} />
          </p>
        </Notice>
      )}
      {(stage.kind === 'offered' || stage.kind === 'open') && (
        <>
          <Offer count={count} passPercent={passPercent} />
          <form method="post">
            {stage.kind === 'open' && (
              <p className="govuk-body">
                <Message name="assessment:preAssessment.open" />
              </p>
            )}
            <button type="submit" className="govuk-button">
              <Message name={`assessment:preAssessment.${stage.kind === 'open' ? 'resume' : 'start'}`} />
            </button>
          </form>
        </>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={within(moduleAddress(courseId))}>
          <Message name={stage.kind === 'offered' ? 'assessment:preAssessment.toLessons' : 'assessment:quiz.back'} />
        </a>
      </p>
    </Page>
  )
}

function Offer({ count, passPercent }: { count: number; passPercent: number }) {
  return (
    <>
      <p className="lisans-lede">
        <Message name="assessment:preAssessment.lead" />
      </p>
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        <li>
          <Message name="assessment:preAssessment.what" values={{ count }} />{' '}
          <Message name="assessment:preAssessment.pass" values={{ percent: passPercent }} />
        </li>
        {['preAssessment.below', 'preAssessment.once', 'preAssessment.never', 'quiz.noTime'].map((fact) => (
          <li key={fact}>
            <Message name={`assessment:${fact}`} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** A module of the programme and where somebody stands; a course outside the programme has nothing to try. */
async function findModule(request: Request, personId: string, courseId = '', now: Date) {
  const programmeId = (await programmeOfModule(request, courseId))?.id ?? ''
  const situation = await findSituation(db, { personId, programmeId }, now)
  const course = (await currentCatalogue()).get(courseId)?.body
  if (!situation || !course || !situation.version.body.modules.includes(courseId)) notFound()
  return { courseId, course, programmeId, situation }
}
