import { Day } from './day.tsx'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'

type PolicyCardProps = {
  policy: {
    id: string
    kind: 'policy' | 'annex'
    unitName: string
    title: string | null
    newest: { number: number; publishedAt: Date; languages: string[] } | null
    mayWrite: boolean
  }
}

/** One policy in the desk's list: whom it binds, whether it is in force, and the ways on from here. */
export function PolicyCard({ policy }: PolicyCardProps) {
  const { id, kind, unitName, title, newest, mayWrite } = policy
  const address = `/admin/policies/${id}`
  return (
    <section className="lisans-desk__item" aria-labelledby={`policy-${id}`}>
      <h2 className="govuk-heading-m" id={`policy-${id}`}>
        <a className="govuk-link" href={address}>
          {title ?? <Message name={`policies:list.untitled.${kind}`} />}
        </a>{' '}
        <Tag tone={newest ? 'good' : 'warn'}>
          <Message name={newest ? 'policies:list.live' : 'policies:list.draft'} />
        </Tag>
      </h2>
      <p className="govuk-body">
        <Message name={`policies:binds.${kind}`} values={{ unit: unitName }} />{' '}
        {newest && (
          <>
            <Message name="policies:version" values={{ number: newest.number }} />{' '}
            <Message name="policies:list.since" /> <Day at={newest.publishedAt} />.{' '}
            <LanguageList languages={newest.languages} />
          </>
        )}
      </p>
      <p className="govuk-body lisans-actions">
        {newest && (
          <a className="govuk-link" href={`${address}/unsigned`}>
            <Message name="policies:list.unsigned" />
          </a>
        )}{' '}
        {mayWrite && (
          <a className="govuk-link" href={`${address}/draft`}>
            <Message name={newest ? 'policies:list.write' : 'policies:list.goOn'} />
          </a>
        )}
      </p>
    </section>
  )
}

function LanguageList({ languages }: { languages: string[] }) {
  const { t } = useTranslation()
  return <>{languages.map((language) => t(`policies:documents.language.${language}`)).join(', ')}.</>
}
