import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changePlatform } from '#app/domain/access/change-platform.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlatformFacts } from '#app/ui/platform-facts.tsx'
import { PlatformFields } from '#app/ui/platform-fields.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { parseForm } from '#app/web/forms.ts'
import {
  checkHosts,
  openPlatform,
  platformFields,
  problemOf,
  programmeTitles,
  seesPlatforms,
  typedPlatform,
} from '#app/web/platform-desk.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('platforms:title')

const change = z.object({ ...platformFields, fingerprint: z.string().max(100).default('') })
const notices: Record<string, string> = {
  saved: 'platforms:saved',
  added: 'platforms:added',
  closed: 'platforms:closedNow',
  reopened: 'platforms:reopenedNow',
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const mayDecide = await mayDecideForEverybody(await requireRole(request, context, ...seesPlatforms))
  const platform = await openPlatform(params.platformId)
  const notice = notices[new URL(request.url).searchParams.get('notice') ?? ''] ?? null
  return { mayDecide, platform, programmes: await programmeTitles(), notice }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  // Whoever may look meets the same page; that it takes an administrator of everything is the command's word.
  const officer = await requireRole(request, context, ...seesPlatforms)
  const { id: platformId } = await openPlatform(params.platformId)
  const typed = await typedPlatform(request)
  const { value, problems } = await parseForm(request, change)
  const { hosts, wrong } = await checkHosts(value?.hosts ?? typed.hosts, platformId)
  const wrongHosts = wrong.length > 0 ? [{ field: 'hosts', message: 'platforms:form.hostsWrong' }] : []
  const again = (found: FormProblem[]) => data({ problems: found, wrong, typed, shutOut: null }, { status: 422 })
  if (problems || wrong.length > 0) return again([...(problems ?? []), ...wrongHosts])

  const details = { ...value, platformId, hosts, fingerprint: value.fingerprint || null }
  const outcome = await changePlatform(db, details, actorOf(officer), new Date())
  if (outcome.kind === 'to-be-seen') {
    const none: FormProblem[] = []
    return data({ problems: none, wrong, typed, shutOut: outcome.shutOut })
  }
  if (outcome.kind !== 'refused') return redirect(`/admin/platforms/${platformId}?notice=saved`)
  const problem = problemOf(outcome.reason)
  if (!problem) throw refusal(outcome.reason, context)
  return again([problem])
}

export default function PlatformPage() {
  const { mayDecide, platform, programmes, notice } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { id, name, programmeId, needsGrant, hosts, closedAt } = platform
  const kept = { name, programmeId, needsGrant: needsGrant ? 'yes' : 'no', hosts: hosts.join('\n'), reason: '' }
  const shutOut = answered?.shutOut ?? null
  return (
    <Page
      back={{ href: '/admin/platforms', label: <Message name="platforms:back" /> }}
      heading={name}
      problems={answered?.problems}
    >
      {notice && !answered && <Notice tone="good" role="status" heading={<Message name={notice} />} />}
      {shutOut && (
        <Notice
          tone="bad"
          role="alert"
          heading={<Message name="platforms:shutOut.heading" values={{ count: shutOut.people }} />}
        >
          <p className="govuk-body">
            <Message name="platforms:shutOut.explanation" />
          </p>
        </Notice>
      )}
      <PlatformFacts
        platform={{ id, needsGrant, hosts, closed: closedAt !== null }}
        programme={programmes.find((one) => one.id === programmeId)?.title ?? { en: programmeId }}
      />
      {mayDecide ? (
        <>
          <h2 className="govuk-heading-m">
            <Message name="platforms:form.changed" />
          </h2>
          <form method="post" action={`/admin/platforms/${id}?index`} noValidate>
            <PlatformFields
              typed={answered?.typed ?? kept}
              programmes={programmes}
              problems={answered?.problems}
              wrongHosts={answered?.wrong ?? []}
            />
            <input type="hidden" name="fingerprint" value={shutOut?.fingerprint ?? ''} />
            <button type="submit" className={shutOut ? 'govuk-button govuk-button--warning' : 'govuk-button'}>
              <Message name={shutOut ? 'platforms:form.saveAnyway' : 'platforms:form.save'} />
            </button>
          </form>
          <p className="govuk-body">
            <a className="govuk-link" href={`/admin/platforms/${id}/closure`}>
              <Message name={closedAt ? 'platforms:closure.reopen' : 'platforms:closure.close'} />
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body">
          <Message name="platforms:readOnly" />
        </p>
      )}
    </Page>
  )
}
