import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { setMode, setsModes } from '#app/domain/access/set-mode.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { ModeEffect } from '#app/ui/mode-effect.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { modeChoices, modeOf, readChoice, showEffect } from '#app/web/mode-choice.ts'
import { openPlatform, problemOf, reasonField } from '#app/web/platform-desk.ts'
import { countNotReady } from '#app/web/readiness.ts'
import { notFound, refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('platforms:modePage.title')

const decision = z.object({
  unit: z.string(),
  mode: z.enum(modeChoices, 'platforms:modePage.modeMissing'),
  day: z.string(),
  reason: reasonField,
  fingerprint: z.string().max(100).default(''),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...setsModes)
  const platform = await openPlatform(params.platformId)
  const now = new Date()
  const asked = new URL(request.url).searchParams
  const reached = await listReachedUnits(db, { personId, roles: setsModes }, now)
  const unit = reached.find(({ id }) => id === asked.get('unit')) ?? notFound()
  const { typed, problems, chosen } = await readChoice(asked, now)
  const effect = chosen && (await showEffect(platform, unit, { ...chosen, day: typed.day }))
  const notReady = effect?.after === 'enforce' ? await countNotReady(now) : 0
  const { id, name } = platform
  const shown = { platform: { id, name }, unit: { id: unit.id, name: unit.name }, choices: [...modeChoices] }
  return { ...shown, typed, problems, effect, notReady }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = actorOf(await requireRole(request, context, ...setsModes))
  const { id: platformId } = await openPlatform(params.platformId)
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, decision)
  const again = (found: FormProblem[], refusal: string | null) =>
    data({ problems: found, refusal, typed }, { status: refusal ? 409 : 422 })
  if (problems) return again(problems, null)

  const { unit: unitId, mode, day, reason, fingerprint } = value
  const change = { platformId, unitId, mode: modeOf(mode), day, reason, fingerprint }
  const outcome = await setMode(db, change, actor, new Date())
  if (outcome.kind === 'set') {
    const told = new URLSearchParams({ unit: unitId, notice: 'set', from: outcome.startsAt.toISOString() })
    return redirect(`/admin/platforms/${platformId}/roll-out?${told}`)
  }
  if (outcome.reason === 'no-such-unit' || outcome.reason === 'out-of-reach') refuse(context, outcome.reason)
  const problem = problemOf(outcome.reason)
  return problem ? again([problem], null) : again([], outcome.reason)
}

export default function ModePage() {
  const { platform, unit, choices, typed, problems, effect, notReady } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const here = `/admin/platforms/${platform.id}/mode`
  const rollOut = `/admin/platforms/${platform.id}/roll-out?${new URLSearchParams({ unit: unit.id })}`
  return (
    <Page
      back={{ href: rollOut, label: <Message name="platforms:rollOut" /> }}
      caption={`${platform.name}: ${unit.name}`}
      heading={<Message name="platforms:modePage.title" />}
      problems={rejected?.problems ?? problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {effect && (
        <>
          <ModeEffect effect={effect} unitName={unit.name} notReady={notReady} />
          <form method="post" action={`${here}?${new URLSearchParams({ unit: unit.id, ...typed })}`} noValidate>
            <input type="hidden" name="unit" value={unit.id} />
            <input type="hidden" name="mode" value={typed.mode} />
            <input type="hidden" name="day" value={typed.day} />
            <input type="hidden" name="fingerprint" value={effect.fingerprint} />
            <NoteField
              name="reason"
              label="platforms:form.reason"
              hint="platforms:form.reasonHint"
              typed={rejected?.typed.reason}
              problems={rejected?.problems}
            />
            <button
              type="submit"
              className={effect.losing.people > 0 ? 'govuk-button govuk-button--warning' : 'govuk-button'}
            >
              <Message name="platforms:modePage.confirm" />
            </button>
          </form>
          <h2 className="govuk-heading-m">
            <Message name="platforms:modePage.changeChoice" />
          </h2>
        </>
      )}
      <p className="govuk-body">
        <Message name="platforms:mode.always" />
      </p>
      <form method="get" action={here} noValidate>
        <input type="hidden" name="unit" value={unit.id} />
        <RadioGroup
          name="mode"
          legend={<Message name="platforms:modePage.choose" />}
          choices={choices.map((value) => ({ value, label: <Choice value={value} /> }))}
          chosen={typed.mode}
          problems={problems}
        />
        <DayField
          name="day"
          label="platforms:modePage.day"
          hint="platforms:modePage.dayHint"
          typed={typed.day}
          problems={problems}
        />
        <button type="submit" className={effect ? 'govuk-button govuk-button--secondary' : 'govuk-button'}>
          <Message name="platforms:modePage.preview" />
        </button>
      </form>
    </Page>
  )
}

function Choice({ value }: { value: string }) {
  return (
    <>
      <strong>
        <Message name={`platforms:mode.${value}`} />
      </strong>
      : <Message name={`platforms:mode.${value}Means`} />
    </>
  )
}
