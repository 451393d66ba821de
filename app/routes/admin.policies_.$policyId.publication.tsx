import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import { compilePolicy } from '#app/domain/certification/compile-policy.ts'
import { findPolicyDraft } from '#app/domain/certification/find-policy-draft.ts'
import { foreseePublication } from '#app/domain/certification/foresee-publication.ts'
import { publishPolicy } from '#app/domain/certification/publish-policy.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#app/domain/office/working-days.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PolicyPublicationForm } from '#app/ui/policy-publication-form.tsx'
import { PolicyPublicationPreview } from '#app/ui/policy-publication-preview.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openPolicyForWriting } from '#app/web/policy-desk.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('policies:publication.heading')

/** How many working days people have to sign unless something else is chosen, and below how many the page warns. */
const usualWorkingDays = 10
const fewWorkingDays = 5

const day = z.union([z.literal('').transform(() => null), z.iso.date('policies:publication.dayInvalid')], {
  error: 'policies:publication.dayInvalid',
})
const publication = z.object({
  material: z.enum(['yes', 'no'], 'policies:publication.materialMissing'),
  lastDay: day,
  fingerprint: z.string().min(1).max(100),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { policy, revisions } = await openPolicyForWriting(administrator, params.policyId, context)
  const now = new Date()
  const calendar = await findWorkingCalendar(db)
  const today = dayOf(now, calendar.timeZone)
  const draft = await findPolicyDraft(db, policy.id)
  const { faults } = await compilePolicy(draft?.sources ?? {})
  const asked = new URL(request.url).searchParams
  const first = revisions.length === 0
  const material = first || asked.get('material') === 'yes'
  const lastDay = material ? (asked.get('lastDay') ?? '') : ''
  const chosen = asked.has('material')
  const problems: FormProblem[] = []
  if (chosen && material) {
    const message = dayProblem(lastDay, today)
    if (message) problems.push({ field: 'lastDay', message })
  }
  const decision = { policyId: policy.id, material, lastDay: lastDay || null, version: draft?.version ?? 0 }
  const foreseen = chosen && problems.length === 0 ? await foreseePublication(db, decision, now) : null
  return {
    id: policy.id,
    kind: policy.kind,
    unitName: policy.unitName,
    title: draft?.sources.en?.title ?? '',
    number: revisions.length + 1,
    first,
    faulty: faults.length > 0,
    unchanged: isUnchanged(draft?.sources, revisions.at(-1)?.texts),
    choice: {
      material: chosen || first ? (material ? ('yes' as const) : ('no' as const)) : null,
      lastDay: lastDay || addWorkingDays(today, usualWorkingDays, calendar),
    },
    problems,
    foreseen: foreseen && {
      ...foreseen,
      material,
      lastDay: decision.lastDay,
      until: decision.lastDay ? endOfDay(decision.lastDay, calendar.timeZone) : null,
      idleDay: decision.lastDay !== null && !isWorkingDay(decision.lastDay, calendar),
      workingDays: decision.lastDay ? workingDaysBetween(today, decision.lastDay, calendar) : null,
      short: decision.lastDay !== null && workingDaysBetween(today, decision.lastDay, calendar) < fewWorkingDays,
    },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { value, problems } = await parseForm(request, publication)
  if (problems) return data({ problems, refusal: null }, { status: 422 })

  const policyId = params.policyId ?? ''
  const material = value.material === 'yes'
  const decision = { policyId, material, lastDay: material ? value.lastDay : null, fingerprint: value.fingerprint }
  const outcome = await publishPolicy(db, decision, actorOf(administrator), new Date())
  if (outcome.kind === 'published') return redirect(`/admin/policies/${policyId}?notice=published`)
  if (outcome.reason === 'no-such-policy' || outcome.reason === 'out-of-reach') refuse(context, outcome.reason)
  const none: FormProblem[] = []
  return data({ problems: none, refusal: outcome.reason }, { status: 409 })
}

export default function PolicyPublicationPage() {
  const { id, kind, unitName, title, number, first, faulty, unchanged, choice, problems, foreseen } =
    useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const address = `/admin/policies/${id}`
  return (
    <Page
      back={{ href: address, label: <Message name="policies:one.back" /> }}
      problems={rejected?.problems ?? problems}
      caption={
        <>
          {title}. <Message name={`policies:binds.${kind}`} values={{ unit: unitName }} />
        </>
      }
      heading={<Message name="policies:publication.headingOf" values={{ number }} />}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {faulty || unchanged ? (
        <Notice tone="warn" heading={<Message name={`policies:publication.${faulty ? 'faulty' : 'unchanged'}`} />}>
          <p className="govuk-body">
            <a className="govuk-link" href={`${address}/draft`}>
              <Message name="policies:one.draft" />
            </a>
          </p>
        </Notice>
      ) : (
        <>
          <PolicyPublicationForm first={first} choice={choice} problems={rejected?.problems ?? problems} />
          {foreseen && <PolicyPublicationPreview foreseen={foreseen} number={number} />}
        </>
      )}
    </Page>
  )
}

function dayProblem(lastDay: string, today: string): string | null {
  if (!day.safeParse(lastDay).success) return 'policies:publication.dayInvalid'
  if (lastDay === '') return 'refusals:day-missing'
  return lastDay < today ? 'refusals:day-past' : null
}

type Words = Record<string, { title: string; source: string }>

function isUnchanged(sources: Partial<Words> | undefined, published: Partial<Words> | undefined): boolean {
  const words = (texts: Partial<Words>) =>
    JSON.stringify(
      Object.entries(texts)
        .map(([language, text]) => [language, text?.title.trim(), text?.source.trimEnd()])
        .sort(),
    )
  return sources !== undefined && published !== undefined && words(sources) === words(published)
}
