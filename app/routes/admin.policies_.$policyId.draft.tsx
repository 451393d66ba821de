import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { compilePolicy, longestPolicyTitle } from '#app/domain/certification/compile-policy.ts'
import { findPolicyDraft, type PolicySources } from '#app/domain/certification/find-policy-draft.ts'
import { withHashes } from '#app/domain/certification/rules-text-hash.ts'
import { savePolicyDraft } from '#app/domain/certification/save-policy-draft.ts'
import { languages } from '#app/locales/translator.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PolicyDraftConflict } from '#app/ui/policy-draft-conflict.tsx'
import { PolicyDraftFields } from '#app/ui/policy-draft-fields.tsx'
import { PolicyPreview } from '#app/ui/policy-preview.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { openPolicyForWriting, readPolicySources } from '#app/web/policy-desk.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import type { Language } from '#db/schema/people.ts'

export const meta = pageTitle('policies:draft.heading')

const saving = z.looseObject({ version: z.coerce.number('common:form.invalid').int().min(0) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { policy, revisions } = await openPolicyForWriting(administrator, params.policyId, context)
  const draft = await findPolicyDraft(db, policy.id)
  const sources: PolicySources = draft?.sources ?? {}
  const { texts, faults } = await compilePolicy(sources)
  const hashed = texts.en ? withHashes({ ...texts, en: texts.en }) : texts
  return {
    id: policy.id,
    kind: policy.kind,
    unitName: policy.unitName,
    notice: new URL(request.url).searchParams.get('notice'),
    next: revisions.length + 1,
    sources,
    version: draft?.version ?? 0,
    changed: draft && draft.version > 1 ? { at: draft.changedAt, by: draft.changedBy } : null,
    faults: Object.keys(sources).length > 0 ? faults : [],
    preview: languages.flatMap((language) => {
      const text = hashed[language]
      if (!text) return []
      const hash = 'hash' in text ? String(text.hash) : ''
      return [{ language, title: text.title, html: text.html, hash }]
    }),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const typed = await readPolicySources(request)
  const { value, problems } = await parseForm(request, saving)
  const policyId = params.policyId ?? ''
  const tooLong = languages.filter((language) => (typed[language]?.title.length ?? 0) > longestPolicyTitle)
  const wrong = [
    ...(problems ?? []),
    ...tooLong.map((language) => ({ field: `${language}-title`, message: 'policies:fault.title-too-long' })),
  ]
  if (!value || wrong.length > 0) return data({ problems: wrong, typed, theirs: null, refusal: null }, { status: 422 })

  const saved = { policyId, sources: typed, version: value.version }
  const outcome = await savePolicyDraft(db, saved, actorOf(administrator), new Date())
  if (outcome.kind === 'saved') return redirect(`/admin/policies/${policyId}/draft?notice=saved`)
  if (outcome.reason !== 'policy-draft-changed') refuse(context, outcome.reason)
  const theirs = await findPolicyDraft(db, policyId)
  return data({ problems: [], typed, theirs, refusal: outcome.reason }, { status: 409 })
}

export default function PolicyDraftPage() {
  const { id, kind, unitName, notice, next, sources, version, changed, faults, preview } =
    useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const shown = rejected?.typed ?? sources
  return (
    <Page
      back={{ href: `/admin/policies/${id}`, label: <Message name="policies:one.back" /> }}
      problems={rejected?.problems}
      caption={<Message name={`policies:binds.${kind}`} values={{ unit: unitName }} />}
      heading={<Message name="policies:draft.heading" />}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {rejected?.theirs && <PolicyDraftConflict theirs={rejected.theirs} />}
      {!rejected && (notice === 'saved' || notice === 'put-back') && (
        <Notice tone="good" role="status" heading={<Message name={`policies:draft.${notice}`} />} />
      )}
      <p className="govuk-body">
        <Message name="policies:draft.why" values={{ number: next }} />
      </p>
      <PolicyDraftFields
        sources={shown as Partial<Record<Language, { title: string; source: string }>>}
        version={rejected?.theirs?.version ?? version}
        changed={changed}
        problems={rejected?.problems}
      />
      {!rejected && (
        <PolicyPreview faults={faults} preview={preview} publication={`/admin/policies/${id}/publication`} />
      )}
    </Page>
  )
}
