import type { ReactNode } from 'react'
import type { Readiness } from '#app/domain/office/readiness/readiness.ts'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'
import { useInstants } from './use-instants.ts'

/** As a loader gives it. */
export type ShownReadiness = Omit<Readiness, 'since' | 'details'> & {
  since: Date | string | null
  details?: { text: string; at?: Date | string | null }[]
}

const tones = { done: 'good', 'not-done': 'bad', unknown: 'warn' } as const
/** Longer lists are cut here; whoever mends them sees the rest where it is mended. */
const detailsShown = 12

/** Where a thing is mended; what only the command line mends has no address. */
const mendedAt: Partial<Record<Readiness['name'], string>> = {
  rules: '/admin/rules',
  administrators: '/admin/people',
  'focal-points': '/admin/people',
  holidays: '/admin/organisation',
  'legal-facts': '/legal',
}

/** One thing to see to: its state, since when, why it matters, and where it is mended. */
export function ReadinessItem({ item, children }: { item: ShownReadiness; children?: ReactNode }) {
  const { t } = useTranslation()
  const { dayAndTime } = useInstants()
  const { name, state, finding, since, values, details = [] } = item
  const text = (key: string) => `before-you-open:${name}.${key}`
  const address = mendedAt[name]
  const rest = details.length - detailsShown
  return (
    <li className="lisans-desk__item">
      <h2 className="govuk-heading-s lisans-beneath">
        <Message name={text('title')} />{' '}
        <Tag tone={tones[state]}>
          <Message name={`before-you-open:${state}`} />
        </Tag>
      </h2>
      <p className="govuk-body lisans-beneath">
        <Message name={text(finding)} values={values} />{' '}
        {since && <Message name="before-you-open:since" values={{ moment: dayAndTime(new Date(since)) }} />}
      </p>
      {details.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {details.slice(0, detailsShown).map(({ text: detail, at }) => (
            <li key={detail}>
              {at === undefined ? (
                detail
              ) : (
                <Message
                  name="before-you-open:gates.contact"
                  values={{ name: detail, moment: at ? dayAndTime(new Date(at)) : t('before-you-open:never') }}
                />
              )}
            </li>
          ))}
          {rest > 0 && (
            <li>
              <Message name="platforms:modePage.more" values={{ count: rest }} />
            </li>
          )}
        </ul>
      )}
      <p className="govuk-hint lisans-beneath">
        <Message name={text('why')} />
      </p>
      {state !== 'done' && address && (
        <p className="govuk-body lisans-beneath">
          <a className="govuk-link" href={address}>
            <Message name="before-you-open:mend" />
            <span className="govuk-visually-hidden">: {t(text('title'))}</span>
          </a>
        </p>
      )}
      {children}
    </li>
  )
}
