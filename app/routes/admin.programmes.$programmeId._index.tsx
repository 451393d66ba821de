import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findSurroundings } from '#app/domain/learning/find-surroundings.ts'
import { listProgrammeVersions } from '#app/domain/learning/list-programme-versions.ts'
import { programmeDifferences } from '#app/domain/learning/programme-differences.ts'
import { saveProgrammeDraft } from '#app/domain/learning/save-programme-draft.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { VersionHistory } from '#app/ui/version-history.tsx'
import { VersionWords } from '#app/ui/version-words.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { programmeTitles } from '#app/web/programme.ts'
import { differencesInWords, namesOf, openProgramme, versionInWords } from '#app/web/programme-administration.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('programmes:one.pageTitle')

const puttingBack = z.object({ number: z.coerce.number().int() })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { programme, draft, body } = await openProgramme(params.programmeId)
  const versions = await listProgrammeVersions(db, body.id)
  const { courses } = await findSurroundings(db, new Date())
  const names = namesOf(courses, await programmeTitles(), context.language)
  return {
    mayDecide: await mayDecideForEverybody(administrator),
    published: new URL(request.url).searchParams.has('published'),
    programmeId: body.id,
    title: programme?.body.title ?? body.title,
    number: programme?.number ?? 0,
    drafted: draft !== null,
    words: versionInWords(programme?.body ?? body, names),
    versions: versions.map(
      ({ number, material, graceUntil, publishedAt, publishedBy, reason, body: said }, position) => {
        const before = versions[position + 1]
        const differences = before ? differencesInWords(programmeDifferences(before.body, said), names) : null
        return { number, material, graceUntil, publishedAt, publishedBy, reason, differences }
      },
    ),
  }
}

/** Puts an earlier version back: as a draft, whose publication is previewed like any other. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { value } = await parseForm(request, puttingBack)
  const versions = await listProgrammeVersions(db, params.programmeId ?? '')
  const earlier = versions.find(({ number }) => number === value?.number)
  if (!earlier) notFound()
  const outcome = await saveProgrammeDraft(db, { body: earlier.body, seen: null }, actorOf(administrator), new Date())
  if (outcome.kind === 'saved') return redirect(`/admin/programmes/${earlier.body.id}/publication`)
  return data({ refusal: outcome.reason === 'draft-changed' ? 'draft-exists' : outcome.reason }, { status: 409 })
}

export default function ProgrammePage() {
  const { mayDecide, published, programmeId, title, number, drafted, words, versions } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const address = `/admin/programmes/${programmeId}`
  return (
    <Page
      back={{ href: '/admin/programmes', label: <Message name="programmes:one.back" /> }}
      caption={
        <Message name={number > 0 ? 'programmes:one.version' : 'programmes:list.unpublished'} values={{ number }} />
      }
      heading={<Localised text={title} />}
    >
      {rejected && <RefusalNotice reason={rejected.refusal} />}
      {published && !rejected && (
        <Notice tone="good" role="status" heading={<Message name="programmes:one.published" values={{ number }} />} />
      )}
      {mayDecide && (
        <p className="lisans-actions">
          <a className="govuk-button" href={`${address}/draft`}>
            <Message name={drafted ? 'programmes:one.continueDraft' : 'programmes:one.beginDraft'} />
          </a>{' '}
          {drafted && (
            <a className="govuk-link" href={`${address}/publication`}>
              <Message name="programmes:draft.toPublication" />
            </a>
          )}
        </p>
      )}
      <VersionWords words={words} />
      <VersionHistory versions={versions} address={address} mayPutBack={mayDecide} />
    </Page>
  )
}
