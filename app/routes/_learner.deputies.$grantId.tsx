import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { countReach } from '#app/domain/people/count-reach.ts'
import { endDeputy } from '#app/domain/people/end-deputy.ts'
import { findGrant, partInGrant } from '#app/domain/people/find-grant.ts'
import { listPeople } from '#app/domain/people/list-people.ts'
import { nameDeputy } from '#app/domain/people/name-deputy.ts'
import { unitsOfDeputies } from '#app/domain/people/units-of-deputies.ts'
import { countedReach } from '#app/ui/counted-reach.ts'
import { EndDeputy, NameDeputy } from '#app/ui/deputy-forms.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { lastMomentBefore } from '#app/web/stand-ins.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('deputies:page.title')

const naming = z.object({
  step: z.literal('name'),
  deputyId: z.string('deputies:page.whoMissing').min(1, 'deputies:page.whoMissing'),
  lastDay: z.iso.date('deputies:page.lastDayMissing'),
  reason: reasonField,
})
const ending = z.object({ step: z.literal('end'), reason: reasonField })
const form = z.discriminatedUnion('step', [naming, ending])

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request, context)
  const now = new Date()
  const { grant, part } = await openGrant(params.grantId, actorOf(viewer), now)
  const search = (new URL(request.url).searchParams.get('search') ?? '').slice(0, 200)
  const administratorId = part === 'administrator' ? viewer.personId : null
  const mayName = part !== 'deputy' && grant.deputy === null
  const unitIds = mayName && search !== '' ? await unitsOfDeputies(db, grant, administratorId, now) : []
  const found = await listPeople(db, { search, unitIds, limit: 20 })
  return {
    grant: {
      ...grant,
      deputy: grant.deputy && { name: grant.deputy.name, runsUntil: lastMomentBefore(grant.deputy.runsUntil) },
    },
    givenReason: grant.deputy?.reason ?? null,
    reach: await countReach(db, grant.unitId),
    back: part === 'administrator' ? `/admin/people/${grant.holderId}` : '/account',
    search,
    candidates: found
      .filter(({ id, activity }) => ![grant.holderId, viewer.personId].includes(id) && activity === 'active')
      .map(({ id, name, jobTitle, unitName }) => ({
        id,
        name,
        place: [jobTitle, unitName].filter(Boolean).join(', '),
      })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request, context)
  const actor = actorOf(viewer)
  const now = new Date()
  const { grant, part } = await openGrant(params.grantId, actor, now)
  const typed = await typedText(request, 'deputyId', 'lastDay', 'reason')
  const { value, problems } = await parseForm(request, form)
  const noRefusal: string | null = null
  if (problems) return data({ problems, refusal: noRefusal, typed }, { status: 422 })

  const outcome =
    value.step === 'name'
      ? await nameDeputy(db, { grantId: grant.id, ...value }, actor, now)
      : await endDeputy(db, { grantId: grant.id, reason: value.reason }, actor, now)
  if (outcome.kind === 'refused') {
    const noProblems: FormProblem[] | null = null
    return data({ problems: noProblems, refusal: outcome.reason, typed }, { status: 409 })
  }
  const page = part === 'administrator' ? `/admin/people/${grant.holderId}` : '/account'
  return redirect(`${page}?notice=deputy-${outcome.kind}`)
}

export default function DeputyPage() {
  const { grant, givenReason, reach, back, search, candidates } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const role = t(`people:role.${grant.role}`)
  return (
    <Page
      back={{ href: back, label: <Message name="deputies:page.back" /> }}
      caption={<Message name="deputies:page.caption" values={{ role, unit: grant.unitName }} />}
      heading={<Message name="deputies:page.heading" values={{ name: grant.holderName }} />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {grant.deputy ? (
        <EndDeputy deputy={grant.deputy} givenReason={givenReason} rejected={rejected} />
      ) : (
        <>
          <p className="govuk-body">
            <Message name="deputies:page.effect" values={{ name: grant.holderName, ...countedReach(t, reach) }} />
          </p>
          <NameDeputy search={search} candidates={candidates} rejected={rejected} />
        </>
      )}
    </Page>
  )
}

/** The grant and the viewer's part in it; a 404 for everybody whose business it is not. */
async function openGrant(grantId: string | undefined, actor: ReturnType<typeof actorOf>, at: Date) {
  const grant = await findGrant(db, grantId ?? '', at)
  const part = grant && (await partInGrant(db, grant, actor, at))
  if (!grant || !part) notFound()
  return { grant, part }
}
