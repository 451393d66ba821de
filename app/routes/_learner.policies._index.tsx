import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBindingPolicies } from '#app/domain/certification/list-binding-policies.ts'
import { homeAddress, policyAddress, signedDocumentsAddress } from '#app/ui/addresses.ts'
import { Day } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Tag } from '#app/ui/tag.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('policies:mine.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const binding = await listBindingPolicies(db, personId)
  return {
    policies: binding.map(({ policy, newest, toSign, signed }) => {
      const language = newest.texts[context.language] ? context.language : ('en' as const)
      const { title } = newest.texts[language] ?? newest.texts.en
      const { id, kind, unitName } = policy
      return { id, kind, unitName, title, language, number: newest.number, toSign, signed }
    }),
  }
}

export default function PoliciesPage() {
  const { policies } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="assessment:backHome" /> }}
      heading={<Message name="policies:mine.heading" />}
    >
      <p className="govuk-body">
        <Message name={policies.length > 0 ? 'policies:mine.why' : 'policies:mine.none'} />
      </p>
      <ul className="govuk-list lisans-desk">
        {policies.map(({ id, kind, unitName, title, language, number, toSign, signed }) => (
          <li key={id} className="lisans-desk__item">
            <h2 className="govuk-heading-m">
              <a className="govuk-link" href={policyAddress(id)} lang={language}>
                {title}
              </a>
            </h2>
            <p className="govuk-body">
              <Message name={`policies:binds.${kind}`} values={{ unit: unitName }} />{' '}
              <Message name="policies:version" values={{ number }} />
            </p>
            <p className="govuk-body lisans-beneath">
              <Tag tone={toSign ? 'warn' : 'good'}>
                <Message name={toSign ? 'policies:mine.toSign' : 'policies:mine.signed'} />
              </Tag>
              {signed && (
                <>
                  {' '}
                  <Message name="policies:mine.signedVersion" values={{ number: signed.number }} />{' '}
                  <Day at={signed.at} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={signedDocumentsAddress}>
          <Message name="policies:documents.link" />
        </a>
      </p>
    </Page>
  )
}
