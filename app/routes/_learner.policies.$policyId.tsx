import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { listBindingPolicies } from '#app/domain/certification/list-binding-policies.ts'
import { signPolicy } from '#app/domain/certification/sign-policy.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { languages } from '#app/locales/translator.ts'
import { certificateAddress, policiesAddress, policyAddress, signedDocumentsAddress } from '#app/ui/addresses.ts'
import { Day } from '#app/ui/day.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PolicySigning } from '#app/ui/policy-signing.tsx'
import { PolicyText } from '#app/ui/policy-text.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { wantedLanguage } from '#app/web/wanted-language.ts'

export const meta = pageTitle('policies:read.pageTitle')

const signature = z.object({
  revision: z.string().min(1).max(100),
  language: z.enum(languages),
  textHash: z.string().min(1).max(200),
  accept: z.literal('yes', 'policies:read.acceptMissing'),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const binding = await listBindingPolicies(db, personId)
  const found = binding.find(({ policy }) => policy.id === params.policyId)
  if (!found) notFound()
  const { policy, newest, toSign, signed } = found
  const now = new Date()
  const standing = await findStanding(db, { personId, programmeId: defaultProgrammeId }, now)
  const step = standing.remaining.find((one) => one.kind === 'sign-policy' && one.policyId === policy.id)
  const wanted = wantedLanguage(request, context)
  const language = newest.texts[wanted] ? wanted : ('en' as const)
  const { title, html, hash } = newest.texts[language] ?? newest.texts.en
  const by = step?.kind === 'sign-policy' ? step.by : null
  return {
    kind: policy.kind,
    unitName: policy.unitName,
    revision: { id: newest.id, number: newest.number },
    text: { language, title, html, hash },
    otherLanguages: languages.filter((one) => one !== language && newest.texts[one]),
    toSign,
    signed,
    by,
    late: by !== null && by < now,
    certified: standing.gate === 'open',
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const policyId = params.policyId ?? ''
  const { value, problems } = await parseForm(request, signature)
  if (problems) return data({ problems, refusal: null }, { status: 422 })

  const { revision, language, textHash } = value
  const signing = { personId, policyId, rulesRevisionId: revision, language, textHash }
  const outcome = await signPolicy(db, signing, new Date())
  if (outcome.kind === 'signed') {
    return redirect(outcome.certificateIds.length > 0 ? certificateAddress : policyAddress(policyId))
  }
  if (outcome.reason === 'no-such-policy' || outcome.reason === 'policy-not-yours') notFound()
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason }, { status: 409 })
}

/** What the rules of behaviour have other words for. */
const wordsOfPolicies: Record<string, string> = {
  'already-signed': 'policy-already-signed',
  'text-changed': 'policy-text-changed',
}

export default function PolicyPage() {
  const { kind, unitName, revision, text, otherLanguages, toSign, signed, by, late, certified } =
    useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: policiesAddress, label: <Message name="policies:mine.back" /> }}
      problems={rejected?.problems}
      caption={
        <>
          <Message name={`policies:binds.${kind}`} values={{ unit: unitName }} />{' '}
          <Message name="policies:version" values={{ number: revision.number }} />
        </>
      }
      heading={<span lang={text.language}>{text.title}</span>}
    >
      {rejected?.refusal && <RefusalNotice reason={wordsOfPolicies[rejected.refusal] ?? rejected.refusal} />}
      {!toSign && signed && (
        <Notice tone="good" heading={<Message name="policies:read.signed" />}>
          <p className="govuk-body">
            <Message name="policies:mine.signedVersion" values={{ number: signed.number }} /> <Day at={signed.at} />.{' '}
            <a className="govuk-link" href={signedDocumentsAddress}>
              <Message name="policies:documents.link" />
            </a>
          </p>
          {certified && (
            <p className="govuk-body">
              <a className="govuk-link" href={certificateAddress}>
                <Message name="assessment:rules.toCertificate" />
              </a>
            </p>
          )}
        </Notice>
      )}
      {toSign && by && (
        <Notice tone="warn">
          <p className="govuk-body">
            <Message name={late ? 'policies:read.late' : 'policies:read.by'} /> <Day at={by} />.
          </p>
        </Notice>
      )}
      <PolicyText text={text} otherLanguages={otherLanguages} />
      {toSign && <PolicySigning revisionId={revision.id} text={text} problems={rejected?.problems} />}
    </Page>
  )
}
