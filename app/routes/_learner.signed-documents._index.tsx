import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listSignedDocuments } from '#app/domain/certification/list-signed-documents.ts'
import { homeAddress, signedDocumentAddress } from '#app/ui/addresses.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('policies:documents.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const documents = await listSignedDocuments(db, personId)
  return {
    documents: documents.map(({ text, ...document }) => ({ ...document, title: text?.title ?? null })),
  }
}

export default function SignedDocumentsPage() {
  const { documents } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="assessment:backHome" /> }}
      heading={<Message name="policies:documents.heading" />}
    >
      <p className="govuk-body">
        <Message name={documents.length > 0 ? 'policies:documents.why' : 'policies:documents.none'} />
      </p>
      <ul className="govuk-list lisans-desk">
        {documents.map(({ signatureId, kind, number, language, signedAt, title }) => (
          <li key={signatureId} className="lisans-desk__item">
            <h2 className="govuk-heading-s">
              <a className="govuk-link" href={signedDocumentAddress(signatureId)}>
                {title ? <span lang={language}>{title}</span> : <Message name={`policies:documents.kind.${kind}`} />}
              </a>
            </h2>
            <p className="govuk-body lisans-beneath">
              <Message name={`policies:documents.kind.${kind}`} />.{' '}
              <Message name="policies:version" values={{ number }} />{' '}
              <Message name={`policies:documents.language.${language}`} />{' '}
              <Message name="policies:documents.signedAt" /> <DayAndTime at={signedAt} />.
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
