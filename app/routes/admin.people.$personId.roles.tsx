import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { countReach, reachMark } from '#app/domain/people/count-reach.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { listEndedGrants } from '#app/domain/people/list-role-grants.ts'
import { countedReach } from '#app/ui/counted-reach.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { lastDayField } from '#app/web/last-day.ts'
import { openPerson } from '#app/web/open-person.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { backToRecord } from '#app/web/record-problems.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'
import { allRoles } from '#db/schema/people.ts'

export const meta = pageTitle('deputies:grant.title')

const chosen = z.object({ role: z.enum(allRoles), unitId: z.string().min(1) })
const newGrant = z.object({ reason: reasonField, lastDay: lastDayField, previewed: z.string().max(40) })

/** What the role would reach, before anybody is given it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const personId = params.personId ?? ''
  const asked = new URL(request.url).searchParams
  const { data: choice } = chosen.safeParse(Object.fromEntries(asked))
  const now = new Date()
  const reached = await listReachedUnits(db, { personId: administrator.personId, roles: ['administrator'] }, now)
  const unit = reached.find(({ id }) => id === choice?.unitId)
  if (!choice || !unit) throw backToRecord(personId, 'choose-role-and-unit')
  const person = await openPerson(personId, actorOf(administrator), now)
  const reach = await countReach(db, unit.id)
  const ended = await listEndedGrants(db, { personId }, now)
  return {
    personId,
    name: person.name,
    role: choice.role,
    unitName: unit.name,
    reach,
    mark: reachMark(reach),
    endedAt: ended.find(({ id }) => id === asked.get('again'))?.endedAt ?? null,
  }
}

/** Gives the person the role. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const personId = params.personId ?? ''
  const { data: choice } = chosen.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!choice) return backToRecord(personId, 'choose-role-and-unit')
  const typed = await typedText(request, 'reason', 'lastDay')
  const { value, problems } = await parseForm(request, newGrant)
  const nothingRefused: string | null = null
  if (problems) return data({ problems, refusal: nothingRefused, typed }, { status: 422 })

  const outcome = await grantRole(db, { personId, ...choice, ...value }, actorOf(administrator), new Date())
  if (outcome.kind === 'granted') return redirect(`/admin/people/${personId}?notice=granted`)
  if (['no-such-person', 'no-such-unit', 'out-of-reach', 'about-oneself'].includes(outcome.reason)) {
    throw refusal(outcome.reason, context)
  }
  const noProblems: FormProblem[] | null = null
  return data({ problems: noProblems, refusal: outcome.reason, typed }, { status: 409 })
}

export default function GrantPage() {
  const { personId, name, role, unitName, reach, mark, endedAt } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const { day } = useInstants()
  const values = { role: t(`people:role.${role}`), unit: unitName, ...countedReach(t, reach) }
  const again = endedAt ? { name, day: day(endedAt) } : null
  return (
    <Page
      back={{ href: `/admin/people/${personId}`, label: <Message name="people:slip.back" /> }}
      caption={name}
      heading={<Message name="deputies:grant.title" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <strong>
          <Message name="deputies:grant.reaches" values={values} />
        </strong>
      </p>
      <p className="govuk-body">
        <Message name={`deputies:grant.mayDo.${role}`} />
      </p>
      {again && (
        <p className="govuk-inset-text">
          <Message name="deputies:grant.again" values={again} />
        </p>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="previewed" value={mark} />
        <ReasonField
          typed={rejected?.typed.reason ?? (again ? t('deputies:grant.againReason', again) : undefined)}
          problems={rejected?.problems}
        />
        <DayField
          name="lastDay"
          label="deputies:grant.lastDay"
          hint="deputies:grant.lastDayHint"
          typed={rejected?.typed.lastDay}
          problems={rejected?.problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="deputies:grant.button" />
        </button>
      </form>
    </Page>
  )
}
