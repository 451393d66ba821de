import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type PlatformFactsProps = {
  platform: { id: string; needsGrant: boolean; hosts: string[]; closed: boolean }
  programme: LocalisedText
}

/** What a platform is, and the way to its roll-out. */
export function PlatformFacts({ platform, programme }: PlatformFactsProps) {
  const { id, needsGrant, hosts, closed } = platform
  return (
    <>
      {(closed || needsGrant) && (
        <p className="govuk-body">
          {closed && (
            <Tag tone="quiet">
              <Message name="platforms:closed" />
            </Tag>
          )}{' '}
          {needsGrant && (
            <Tag tone="warn">
              <Message name="platforms:needsGrant" />
            </Tag>
          )}
        </p>
      )}
      <dl className="govuk-summary-list">
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name="platforms:gateName" />
          </dt>
          <dd className="govuk-summary-list__value">
            <code>{id}</code>
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name="platforms:form.programme" />
          </dt>
          <dd className="govuk-summary-list__value">
            <Localised text={programme} />
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name="platforms:form.hosts" />
          </dt>
          <dd className="govuk-summary-list__value">
            {hosts.length > 0 ? hosts.join(', ') : <Message name="platforms:hosts" values={{ count: 0 }} />}
          </dd>
        </div>
      </dl>
      <p className="govuk-body">
        <a className="govuk-link" href={`/admin/platforms/${id}/roll-out`}>
          <Message name="platforms:rollOut" />
        </a>
      </p>
    </>
  )
}
