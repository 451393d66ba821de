import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import {
  changeOrganisation,
  type OrganisationPreview as Preview,
  previewOrganisation,
} from '#app/domain/office/change-organisation.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { ConfirmForm } from '#app/ui/confirm-form.tsx'
import { HolidayFields } from '#app/ui/holiday-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OrganisationPreview } from '#app/ui/organisation-preview.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { confirmationOf } from '#app/web/confirmation.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, fieldsOf, readForm } from '#app/web/forms.ts'
import { holidaysOf, offeredHolidays, yearAsked } from '#app/web/holiday-form.ts'
import { requireAdministratorOfAll } from '#app/web/require-administrator-of-all.ts'

export const meta = pageTitle('organisation:holidays.title')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministratorOfAll(request, context)
  const organisation = await findOrganisation(db)
  const year = yearAsked(request, dayOf(new Date(), organisation.timeZone))
  return {
    year,
    settled: organisation.holidayYears.includes(year),
    offered: offeredHolidays(organisation, year),
  }
}

/** Sent once it shows which days would be added and removed; sent again from there, with the reason, it keeps them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = actorOf(await requireAdministratorOfAll(request, context))
  const { confirmed, confirmation } = await confirmationOf(request)
  const sent = sentOf(fieldsOf(await readForm(request)))
  const organisation = await findOrganisation(db)
  const now = new Date()
  const year = yearAsked(request, dayOf(now, organisation.timeZone))
  const { changes, problems } = holidaysOf(organisation, year, sent)
  const answer: Answer = { problems, refusal: null, preview: null, sent, reason: confirmation.reason }
  if (problems) return data(answer, { status: 422 })
  const outcome = await previewOrganisation(db, changes, actor, now)
  if (outcome.kind === 'refused') return data({ ...answer, refusal: outcome.reason }, { status: 409 })
  const shown = { ...answer, preview: outcome.preview }
  if (!confirmed) return data(shown, { status: 200 })
  if (confirmation.problems) return data({ ...shown, problems: confirmation.problems }, { status: 422 })
  const done = await changeOrganisation(db, { changes, ...confirmation }, actor, now)
  if (done.kind === 'changed') return redirect('/admin/organisation?notice=changed')
  return data({ ...shown, refusal: done.reason }, { status: 409 })
}

type Sent = { days: string[]; newDay: string; newName: string }

type Answer = {
  problems: FormProblem[] | null
  refusal: string | null
  preview: Preview | null
  sent: Sent
  reason: string
}

function sentOf(fields: Record<string, string | string[]>): Sent {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].slice(0, 1000) : '')
  return { days: [fields.days ?? []].flat(), newDay: text('newDay'), newName: text('newName') }
}

export default function HolidaysPage() {
  const { year, settled, offered } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const preview = answer?.preview
  return (
    <Page
      back={{ href: '/admin/organisation', label: <Message name="organisation:title" /> }}
      heading={<Message name="organisation:holidays.heading" values={{ year }} />}
      problems={answer?.problems}
    >
      {answer?.refusal && <RefusalNotice reason={answer.refusal} />}
      {preview && answer ? (
        <>
          <OrganisationPreview {...preview} headings={listHeadings} />
          <ConfirmForm
            fingerprint={preview.fingerprint}
            button="organisation:holidays.button"
            problems={answer.problems}
            typed={answer.reason}
          >
            {answer.sent.days.map((day) => (
              <input key={day} type="hidden" name="days" value={day} />
            ))}
            <input type="hidden" name="newDay" value={answer.sent.newDay} />
            <input type="hidden" name="newName" value={answer.sent.newName} />
          </ConfirmForm>
          <p className="govuk-body">
            <a className="govuk-link" href={`/admin/organisation/holidays?year=${year}`}>
              <Message name="organisation:again" />
            </a>
          </p>
        </>
      ) : (
        <>
          <Notice
            tone={settled ? 'info' : 'warn'}
            heading={<Message name={`organisation:holidays.${settled ? 'settled' : 'proposed'}`} values={{ year }} />}
          >
            <p className="govuk-body">
              <Message name="organisation:holidays.check" />
            </p>
          </Notice>
          <HolidayFields
            year={year}
            offered={offered}
            sent={answer?.sent ?? null}
            problems={answer?.problems ?? null}
          />
        </>
      )}
      <p className="govuk-body">
        {[year - 1, year + 1].map((other) => (
          <a key={other} className="govuk-link lisans-year" href={`/admin/organisation/holidays?year=${other}`}>
            <Message name="organisation:holidays.year" values={{ year: other }} />
          </a>
        ))}
      </p>
    </Page>
  )
}

const listHeadings = { before: 'organisation:holidays.removed', after: 'organisation:holidays.added' }
