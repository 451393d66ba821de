import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { findSignedDocument } from '#app/domain/certification/list-signed-documents.ts'
import { LessonHtml } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import { signedDocumentsAddress } from '#app/ui/addresses.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('policies:documents.one')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId, name } = await requireSignedIn(request, context)
  const document = await findSignedDocument(db, { personId, signatureId: params.signatureId ?? '' })
  if (!document) notFound()
  const { text, ...facts } = document
  const { name: organisation } = await currentOrganisation()
  return { name, organisation, ...facts, text: text && { title: text.title, html: text.html, hash: text.hash } }
}

export default function SignedDocumentPage() {
  const { name, organisation, kind, number, language, signedAt, text } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: signedDocumentsAddress, label: <Message name="policies:documents.heading" /> }}
      caption={<Message name={`policies:documents.kind.${kind}`} />}
      heading={text ? <span lang={language}>{text.title}</span> : <Message name="policies:documents.one" />}
    >
      <dl className="govuk-summary-list">
        <Row name="signer">{name}</Row>
        <Row name="organisation">{organisation}</Row>
        <Row name="version">{number}</Row>
        <Row name="languageOf">
          <Message name={`policies:documents.language.${language}`} />
        </Row>
        <Row name="signedAt">
          <DayAndTime at={signedAt} />
        </Row>
      </dl>
      {text ? (
        <>
          <div className="lisans-reading">
            <LessonHtml html={text.html} language={language} />
          </div>
          <p className="lisans-meta lisans-fingerprint">
            <Message name="policies:read.hash" values={{ hash: text.hash }} />
          </p>
          <p className="govuk-body lisans-screen-only">
            <Message name="policies:documents.print" />
          </p>
        </>
      ) : (
        <Notice tone="bad" heading={<Message name="policies:documents.broken" />} />
      )}
    </Page>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={`policies:documents.${name}`} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
