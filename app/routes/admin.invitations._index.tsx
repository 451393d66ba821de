import { randomBytes } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { makeSlips, slipsInSet } from '#app/domain/sign-in/make-slips.ts'
import { orderInvitations } from '#app/domain/sign-in/order-invitations.ts'
import { planInvitations } from '#app/domain/sign-in/plan-invitations.ts'
import { InvitationPlan } from '#app/ui/invitation-plan.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { mayInvitePeople } from '#app/web/sign-in/may-find-people.ts'
import { sealSet } from '#app/web/sign-in/sealed-set.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('invitations:heading')

/** So many names of each kind are shown; more would hide the numbers. */
const namesShown = 12

const order = z.object({
  by: z.enum(['mail', 'slips']),
  unitId: z.string().min(1).max(100),
  again: z.literal('yes').optional(),
  fingerprint: z.string().min(1).max(100),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const inviter = await requireRole(request, context, ...mayInvitePeople)
  const now = new Date()
  const asked = new URL(request.url).searchParams
  const units = await listReachedUnits(db, { personId: inviter.personId, roles: mayInvitePeople }, now)
  const again = asked.get('again') === 'yes'
  const unit = units.find(({ id }) => id === asked.get('unit')) ?? null
  const plan = unit && (await planInvitations(db, { unitId: unit.id, again }, actorOf(inviter), now))
  return {
    units,
    again,
    ordered: Number.parseInt(asked.get('ordered') ?? '', 10) || null,
    plan: plan && {
      unit,
      ...plan,
      mail: plan.mail.length,
      slip: plan.slip.length,
      inSet: Math.min(plan.slip.length, slipsInSet),
      mailNames: plan.mail.slice(0, namesShown).map(({ name }) => name),
      slipNames: plan.slip.slice(0, namesShown).map(({ name }) => name),
    },
  }
}

/** Sends the mails that were counted, or makes the next set of slips and goes on to print them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const inviter = await requireRole(request, context, ...mayInvitePeople)
  const { value } = await parseForm(request, order)
  if (!value) throw new Response(null, { status: 400 })
  const { by, unitId, fingerprint } = value
  const wanted = { unitId, fingerprint, again: value.again === 'yes' }
  const now = new Date()
  if (by === 'mail') {
    const outcome = await orderInvitations(db, { ...wanted, baseUrl: config.baseUrl }, actorOf(inviter), now)
    if (outcome.kind === 'refused') return refused(outcome.reason)
    return redirect(`/admin/invitations?${new URLSearchParams({ unit: unitId, ordered: String(outcome.people) })}`)
  }
  const secret = randomBytes(32).toString('base64url')
  const outcome = await makeSlips(db, { ...wanted, secret }, actorOf(inviter), now)
  if (outcome.kind === 'refused') return refused(outcome.reason)
  const sealed = sealSet({ madeAt: now, secret, unitId }, inviter.sessionId, now)
  return redirect('/admin/invitations/slips', { headers: { 'Set-Cookie': sealed } })
}

export default function InvitationsPage() {
  const { units, again, ordered, plan } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <Page heading={<Message name="invitations:heading" />}>
      {rejected && <RefusalNotice reason={rejected.refusal} />}
      {ordered && !rejected && (
        <Notice tone="good" role="status">
          <p className="govuk-body">
            <Message name="invitations:ordered" values={{ count: ordered }} />
          </p>
        </Notice>
      )}
      <p className="govuk-body">
        <Message name="invitations:explanation" />
      </p>
      <form method="get" noValidate>
        <SelectField
          name="unit"
          label="invitations:unit"
          options={unitOptions(units, t('people:record.roles.choose'))}
          defaultValue={plan?.unit?.id}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="invitations:count" />
        </button>
      </form>
      {plan?.unit && <InvitationPlan plan={{ ...plan, unit: plan.unit }} again={again} />}
    </Page>
  )
}

function refused(refusal: string) {
  return data({ refusal }, { status: 409 })
}
