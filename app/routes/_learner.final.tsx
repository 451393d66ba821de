import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { isSupervised } from '#app/domain/assessment/find-supervision.ts'
import { type ListedAttempt, listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { neededToPass } from '#app/domain/assessment/pass-mark.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { listHoldersOver } from '#app/domain/people/list-holders-over.ts'
import { homeAddress } from '#app/ui/addresses.ts'
import { attemptAddress } from '#app/ui/attempt-addresses.ts'
import { FinalFacts } from '#app/ui/final-facts.tsx'
import { FinalStageNotice, type Topic } from '#app/ui/final-stage-notice.tsx'
import { HonestyForm } from '#app/ui/honesty-form.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PastTries } from '#app/ui/past-tries.tsx'
import { useProgrammeLink } from '#app/ui/programme-links.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { WaitNotice } from '#app/ui/wait-notice.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { nameSteps, nameTopic } from '#app/web/final-names.ts'
import { finalStage } from '#app/web/final-stage.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openAttempt, pastTries } from '#app/web/past-tries.ts'
import { programmeIdOf, programmeInAddress, programmeOf, programmeTitles } from '#app/web/programme.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { startSupervised } from '#app/web/start-supervised.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('assessment:final.pageTitle')

const promise = z.object({
  honesty: z.literal('yes', 'assessment:final.honesty.missing'),
  code: z.string().max(200, 'refusals:supervision-code-wrong').optional(),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const programme = await programmeOf(request)
  const whose = { personId, programmeId: programme.id }
  const { final, validity } = programme.body
  const stage = finalStage(await findStanding(db, whose, new Date()))
  const attempts = await listAttempts(db, whose)
  const catalogue = await currentCatalogue()
  const total = final.blueprint.reduce((sum, cell) => sum + cell.draw, 0)
  const critical = final.blueprint.reduce((sum, cell) => sum + (cell.critical ? cell.draw : 0), 0)
  const { passPercent, hoursBetweenAttempts, attemptsBeforeUnlock, timeLimitMinutes } = final
  return {
    stage,
    facts: {
      total,
      critical: final.criticalsMustPass ? critical : 0,
      passPercent,
      needed: neededToPass(total, passPercent),
      hoursBetweenAttempts,
      attemptsBeforeUnlock,
      timeLimitMinutes,
    },
    expiringDays: validity.expiringDays,
    title: programmeInAddress(programme.id) && programme.body.title,
    steps: stage.kind === 'steps-first' ? nameSteps(stage.steps, catalogue, await programmeTitles()) : [],
    topics: stage.kind === 'ready' && stage.retake ? await findMissedTopics(personId, attempts, catalogue) : null,
    focalPoints: stage.kind === 'needs-unlock' ? await namesOfFocalPoints(personId) : [],
    supervised: stage.kind === 'ready' && (await isSupervised(db, personId, final.supervised)),
    open: openAttempt(attempts, 'final', 'final') !== null,
    tries: pastTries(attempts, 'final', 'final'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const whose = { personId, programmeId: programmeIdOf(request) }
  const resumes = openAttempt(await listAttempts(db, whose), 'final', 'final') !== null
  const typed = await typedText(request, 'code')
  const { value, problems } = await parseForm(request, promise)
  const none = { problems: null, refusal: null, opensAt: null, seconds: null, typed }
  if (problems && !resumes) return data({ ...none, problems }, { status: 422 })

  const exam = { kind: 'final', part: 'final', language: context.language } as const
  const start = { ...whose, ...exam, honestyAccepted: problems === null, supervisionCode: value?.code }
  const outcome = await startSupervised(start, context.clientAddress, new Date())
  if (outcome.kind === 'wait') {
    const { retryAt, now } = outcome
    return data({ ...none, seconds: Math.ceil((Number(retryAt) - Number(now)) / 1000) }, { status: 429 })
  }
  if (outcome.kind === 'refused') {
    const { reason, opensAt } = outcome
    if (reason === 'supervision-code-missing' || reason === 'supervision-code-wrong') {
      const problem: FormProblem = { field: 'code', message: `refusals:${reason}` }
      return data({ ...none, problems: [problem] }, { status: 422 })
    }
    return data({ ...none, refusal: reason, opensAt }, { status: 409 })
  }
  return redirect(attemptAddress(outcome.attemptId))
}

export default function FinalPage() {
  const { title, stage, facts, expiringDays, steps, topics, focalPoints, supervised, open, tries } =
    useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const within = useProgrammeLink()
  const ready = stage.kind === 'ready'
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="assessment:backHome" /> }}
      caption={title && <Localised text={title} />}
      heading={<Message name="assessment:final.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {open ? (
        <ResumeForm />
      ) : (
        <>
          {(!rejected?.refusal || ready) && (
            <FinalStageNotice {...{ stage, steps, topics, focalPoints, expiringDays }} />
          )}
          {(ready || stage.kind === 'steps-first') && !topics && <FinalFacts facts={facts} />}
          {rejected?.seconds != null && <WaitNotice seconds={rejected.seconds} />}
          {ready && <HonestyForm problems={rejected?.problems} supervised={supervised} code={rejected?.typed.code} />}
        </>
      )}
      {!['stopped', 'passed', 'nothing-to-do', 'catch-up'].includes(stage.kind) && (
        <p className="govuk-body">
          <a className="govuk-link" href={within('/accommodation')}>
            <Message name="assessment:final.accommodation" />
          </a>
        </p>
      )}
      <PastTries tries={tries} link="seeResult" />
    </Page>
  )
}

/** The promise was given when the attempt began; it is not asked for again. */
function ResumeForm() {
  return (
    <form method="post">
      <h2 className="govuk-heading-m">
        <Message name="assessment:final.resumeHeading" />
      </h2>
      <p className="govuk-body">
        <Message name="assessment:final.resumeWhat" />
      </p>
      <button type="submit" className="govuk-button">
        <Message name="assessment:final.resume" />
      </button>
    </form>
  )
}

/** The critical topics that the last failed final missed. */
async function findMissedTopics(personId: string, attempts: ListedAttempt[], catalogue: Catalogue): Promise<Topic[]> {
  const [last] = pastTries(attempts, 'final', 'final').filter(({ passed }) => !passed)
  const review = last ? await findReview(db, { personId, attemptId: last.id }) : null
  return (review?.objectives ?? []).filter((one) => one.criticalFailed).map((one) => nameTopic(one, catalogue))
}

async function namesOfFocalPoints(personId: string): Promise<string[]> {
  return (await listHoldersOver(db, { personId, role: 'focal-point' }, new Date())).map(({ name }) => name)
}
