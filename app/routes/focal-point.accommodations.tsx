import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { decideAccommodation } from '#app/domain/assessment/decide-accommodation.ts'
import { listAccommodationRequests } from '#app/domain/assessment/list-accommodation-requests.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('desk:accommodation.pageTitle')

/** What can be given; 0 is none. */
const attemptsOffered = ['0', '1', '2', '3'] as const
const percentOffered = ['0', '25', '50', '100'] as const

const decision = z.object({
  request: z.string().min(1).max(100),
  extraAttempts: z.enum(attemptsOffered, 'desk:accommodation.attemptsMissing').transform(Number),
  extraTime: z.enum(percentOffered, 'desk:accommodation.timeMissing').transform(Number),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const focalPoint = await requireRole(request, context, 'focal-point', 'hr')
  const asked = new URL(request.url).searchParams.get('request')
  const requests = await listAccommodationRequests(db, actorOf(focalPoint), new Date())
  const one = requests.find(({ accommodationId }) => accommodationId === asked)
  if (!one) notFound()
  const { accommodationId, name, wantsExtraAttempts, wantsExtraTime } = one
  return { accommodationId, name, wantsExtraAttempts, wantsExtraTime }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const focalPoint = await requireRole(request, context, 'focal-point', 'hr')
  const { value, problems } = await parseForm(request, decision)
  const noProblems: FormProblem[] | null = null
  if (problems) return data({ problems, refusal: null }, { status: 422 })

  const { request: accommodationId, extraAttempts, extraTime: extraTimePercent } = value
  const answer = { accommodationId, extraAttempts, extraTimePercent }
  const outcome = await decideAccommodation(db, answer, actorOf(focalPoint), new Date())
  if (outcome.kind === 'decided') return redirect('/focal-point?done=decided')
  if (['no-such-request', 'no-such-person', 'out-of-reach'].includes(outcome.reason)) notFound()
  return data({ problems: noProblems, refusal: outcome.reason }, { status: 409 })
}

export default function AccommodationDecisionPage() {
  const { accommodationId, name, wantsExtraAttempts, wantsExtraTime } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: '/focal-point', label: <Message name="desk:focalPoint.back" /> }}
      caption={name}
      heading={<Message name="desk:accommodation.pageTitle" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        {wantsExtraAttempts && <Message name="desk:accommodation.wantsAttempts" />}{' '}
        {wantsExtraTime && <Message name="desk:accommodation.wantsTime" />}{' '}
        <Message name="desk:accommodation.noReason" />
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="request" value={accommodationId} />
        <RadioGroup
          name="extraAttempts"
          legend={<Message name="desk:accommodation.attempts" />}
          choices={attemptsOffered.map((value) => ({
            value,
            label: <Message name="desk:accommodation.attemptsOffered" values={{ count: Number(value) }} />,
          }))}
          chosen={wantsExtraAttempts ? null : '0'}
          problems={rejected?.problems}
        />
        <RadioGroup
          name="extraTime"
          legend={<Message name="desk:accommodation.time" />}
          choices={percentOffered.map((value) => ({
            value,
            label: <Message name={`desk:accommodation.timeOffered.${value}`} />,
          }))}
          chosen={wantsExtraTime ? null : '0'}
          problems={rejected?.problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="desk:accommodation.button" />
        </button>
      </form>
    </Page>
  )
}
