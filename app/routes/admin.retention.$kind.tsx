import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { countIfKeptFor } from '#app/domain/data-protection/count-what-is-over.ts'
import { findPeriods, isSettable, periodBounds, setPeriod } from '#app/domain/data-protection/set-period.ts'
import { NumberField } from '#app/ui/number-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireAdministratorOfAll } from '#app/web/require-administrator-of-all.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('retention:change.heading')

const change = z.object({ count: z.coerce.number(), before: z.coerce.number().int(), reason: reasonField })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAdministratorOfAll(request, context)
  const name = params.kind ?? ''
  if (!isSettable(name)) notFound()
  const period = (await findPeriods(db))(name)
  if (!period) notFound()
  const tried = new URL(request.url).searchParams.get('count') ?? ''
  const bounds = periodBounds[name]
  const count = /^\d{1,5}$/.test(tried) ? Number(tried) : null
  const fits = count !== null && count >= bounds.shortest && count <= bounds.longest
  return {
    name,
    period,
    bounds,
    tried,
    wrong: tried !== '' && !fits,
    preview: fits ? { count, over: await countIfKeptFor(db, name, { ...period, count }, new Date()) } : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireAdministratorOfAll(request, context)
  const name = params.kind ?? ''
  if (!isSettable(name)) notFound()
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, change)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })
  const outcome = await setPeriod(db, { name, ...value }, actorOf(administrator), new Date())
  if (outcome.kind !== 'refused') return redirect('/admin/retention')
  return data({ problems: null, refusal: outcome.reason, typed }, { status: 409 })
}

export default function RetentionPeriodPage() {
  const { name, period, bounds, tried, wrong, preview } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const written = (count: number) => t(`retention:period.${period.unit}`, { count })
  const outOfBounds = wrong ? [{ field: 'count', message: 'refusals:period-out-of-bounds' }] : null
  return (
    <Page
      back={{ href: '/admin/retention', label: <Message name="retention:title" /> }}
      caption={<Message name={`retention:kind.${name}.what`} />}
      heading={<Message name="retention:change.heading" />}
      problems={rejected?.problems ?? outOfBounds}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="retention:change.now" values={{ period: written(period.count) }} />{' '}
        <Message name={`retention:kind.${name}.from`} />.{' '}
        <Message
          name="retention:change.bounds"
          values={{ shortest: written(bounds.shortest), longest: written(bounds.longest) }}
        />
      </p>
      <form method="get" noValidate>
        <NumberField
          name="count"
          label={`retention:change.count.${period.unit}`}
          value={tried || String(period.count)}
          problems={outOfBounds}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="retention:change.try" />
        </button>
      </form>
      {preview && (
        <form method="post" noValidate>
          <input type="hidden" name="count" value={preview.count} />
          <input type="hidden" name="before" value={period.count} />
          <p className="govuk-inset-text">
            <Message
              name={name === 'identity' ? 'retention:change.leavers' : 'retention:change.over'}
              values={{ count: preview.over, period: written(preview.count) }}
            />
          </p>
          <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
          <button type="submit" className="govuk-button">
            <Message name="retention:change.set" values={{ period: written(preview.count) }} />
          </button>
        </form>
      )}
    </Page>
  )
}
