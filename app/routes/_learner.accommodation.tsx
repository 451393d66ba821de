import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { type Accommodation, listAccommodations } from '#app/domain/assessment/list-accommodations.ts'
import { requestAccommodation } from '#app/domain/assessment/request-accommodation.ts'
import { finalAddress } from '#app/ui/addresses.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { inProgramme, useProgrammeLink } from '#app/ui/programme-links.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { programmeInAddress, programmeOf } from '#app/web/programme.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('assessment:accommodation.pageTitle')

const wish = z.object({ extraAttempts: z.literal('yes').optional(), extraTime: z.literal('yes').optional() })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const programme = await programmeOf(request)
  const [latest] = await listAccommodations(db, { personId, programmeId: programme.id })
  return { latest: latest ?? null, timed: programme.body.final.timeLimitMinutes > 0 }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { value, problems } = await parseForm(request, wish)
  if (problems) return data({ problems, refusal: null }, { status: 422 })

  const asked = { extraAttempts: value.extraAttempts === 'yes', extraTime: value.extraTime === 'yes' }
  const { id: programmeId } = await programmeOf(request)
  const outcome = await requestAccommodation(db, { personId, programmeId, ...asked }, new Date())
  if (outcome.kind === 'requested') return redirect(inProgramme('/accommodation', programmeInAddress(programmeId)))
  if (outcome.reason === 'nothing-asked') {
    const missing: FormProblem[] = [{ field: 'extraAttempts', message: 'assessment:accommodation.missing' }]
    return data({ problems: missing, refusal: null }, { status: 422 })
  }
  return data({ problems: null, refusal: outcome.reason }, { status: 409 })
}

export default function AccommodationPage() {
  const { latest, timed } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const within = useProgrammeLink()
  const waiting = latest !== null && latest.decidedAt === null
  return (
    <Page
      back={{ href: within(finalAddress), label: <Message name="assessment:accommodation.back" /> }}
      heading={<Message name="assessment:accommodation.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {latest && <State latest={latest} />}
      {!waiting && (
        <form method="post" noValidate>
          <p className="govuk-body">
            <Message name="assessment:accommodation.lead" />
          </p>
          <p className="govuk-body">
            <Message name="assessment:accommodation.who" />
          </p>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
              <Message name="assessment:accommodation.legend" />
            </legend>
            <TickField
              name="extraAttempts"
              problems={rejected?.problems}
              label={<Message name="assessment:accommodation.extraAttempts" />}
            />
            <TickField
              name="extraTime"
              label={
                <>
                  <Message name="assessment:accommodation.extraTime" />
                  {!timed && (
                    <>
                      {'. '}
                      <Message name="assessment:accommodation.noLimitNow" />
                    </>
                  )}
                </>
              }
            />
          </fieldset>
          <button type="submit" className="govuk-button">
            <Message name="assessment:accommodation.send" />
          </button>
        </form>
      )}
    </Page>
  )
}

/** What became of the last request. */
function State({ latest }: { latest: Accommodation }) {
  const { day } = useInstants()
  const { requestedAt, decidedAt, extraAttempts, extraTimePercent } = latest
  if (decidedAt === null) {
    return (
      <Notice heading={<Message name="assessment:accommodation.waiting" />}>
        <p className="govuk-body">
          <Message name="assessment:accommodation.waitingSince" values={{ at: day(requestedAt) }} />
        </p>
      </Notice>
    )
  }
  const given = [
    extraAttempts > 0 && { name: 'grantedAttempts', values: { count: extraAttempts } },
    extraTimePercent > 0 && { name: 'grantedTime', values: { percent: extraTimePercent } },
  ].filter((one) => one !== false)
  return (
    <Notice tone={given.length > 0 ? 'good' : 'info'} heading={<Message name="assessment:accommodation.decided" />}>
      {given.map(({ name, values }) => (
        <p className="govuk-body" key={name}>
          <Message name={`assessment:accommodation.${name}`} values={values} />
        </p>
      ))}
      <p className="govuk-body">
        <Message name={`assessment:accommodation.${given.length > 0 ? 'granted' : 'refused'}`} />
      </p>
    </Notice>
  )
}
