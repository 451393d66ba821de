import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { signRules } from '#app/domain/certification/sign-rules.ts'
import { languages } from '#app/locales/translator.ts'
import { certificateAddress, finalAddress, homeAddress, signedDocumentsAddress } from '#app/ui/addresses.ts'
import { LaggingTranslation } from '#app/ui/lagging-translation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { inProgramme, useProgrammeLink } from '#app/ui/programme-links.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { RulesText } from '#app/ui/rules-text.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { programmeIdOf, programmeInAddress, programmeOf } from '#app/web/programme.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { wantedLanguage } from '#app/web/wanted-language.ts'

export const meta = pageTitle('assessment:rules.pageTitle')

const signature = z.object({
  revision: z.string().min(1).max(100),
  language: z.enum(languages),
  textHash: z.string().min(1).max(200),
  accept: z.literal('yes', 'assessment:rules.acceptMissing'),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const programme = await programmeOf(request)
  const rules = await findRules(db, programme.rulesId)
  if (!rules) notFound()
  const standing = await findStanding(db, { personId, programmeId: programme.id }, new Date())
  const wanted = wantedLanguage(request, context)
  const language = rules.texts[wanted] ? wanted : 'en'
  const { title, html, hash, lagging = false } = rules.texts[language] ?? rules.texts.en
  const signatureWanted = standing.remaining.some((step) => step.kind === 'sign')
  const finalFirst = standing.remaining.some((step) => step.kind === 'final')
  return {
    revision: { id: rules.revision.id, number: rules.revision.number },
    live: rules.live,
    text: { language, title, html, hash },
    lagging,
    wanted: signatureWanted,
    finalFirst,
    signed: rules.live && standing.rulesSigned && !signatureWanted,
    certified: standing.gate === 'open',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { value, problems } = await parseForm(request, signature)
  if (problems) return data({ problems, refusal: null }, { status: 422 })

  const { revision, language, textHash } = value
  const programmeId = programmeIdOf(request)
  const signing = { personId, programmeId, rulesRevisionId: revision, language, textHash }
  const outcome = await signRules(db, signing, new Date())
  if (outcome.kind === 'refused') {
    const none: FormProblem[] | null = null
    return data({ problems: none, refusal: outcome.reason }, { status: 409 })
  }
  // Whoever still has something to do, such as a policy to sign, is led to it from home.
  const next = outcome.certificateId ? certificateAddress : homeAddress
  return redirect(inProgramme(next, programmeInAddress(programmeId)))
}

export default function RulesPage() {
  const { revision, live, text, lagging, wanted, finalFirst, signed, certified } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const within = useProgrammeLink()
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="assessment:backHome" /> }}
      problems={rejected?.problems}
      caption={<Message name="assessment:rules.revision" values={{ number: revision.number }} />}
      heading={<span lang={text.language}>{text.title}</span>}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {signed && (
        <Notice tone="good" heading={<Message name="assessment:rules.signed" />}>
          <p className="govuk-body">
            <Message name="assessment:rules.signedWhy" />{' '}
            <a className="govuk-link" href={signedDocumentsAddress}>
              <Message name="policies:documents.link" />
            </a>
          </p>
          {certified && (
            <p className="govuk-body">
              <a className="govuk-link" href={within(certificateAddress)}>
                <Message name="assessment:rules.toCertificate" />
              </a>
            </p>
          )}
        </Notice>
      )}
      {lagging && <LaggingTranslation />}
      <RulesText text={text} live={live} />
      {live && wanted && finalFirst && (
        <Notice>
          <p className="govuk-body">
            <Message name="assessment:rules.finalFirst" />{' '}
            <a className="govuk-link" href={within(finalAddress)}>
              <Message name="assessment:rules.toFinal" />
            </a>
          </p>
        </Notice>
      )}
      {live && wanted && !finalFirst && (
        <form method="post" noValidate className="lisans-screen-only">
          <h2 className="govuk-heading-m">
            <Message name="assessment:rules.signHeading" />
          </h2>
          <p className="govuk-body">
            <Message name="assessment:rules.authoritative" />
          </p>
          <input type="hidden" name="revision" value={revision.id} />
          <input type="hidden" name="language" value={text.language} />
          <input type="hidden" name="textHash" value={text.hash} />
          <TickField name="accept" problems={rejected?.problems} label={<Message name="assessment:rules.accept" />} />
          <button type="submit" className="govuk-button">
            <Message name="assessment:rules.sign" />
          </button>
          <p className="govuk-body">
            <Message name="assessment:rules.copy" />
          </p>
        </form>
      )}
    </Page>
  )
}
