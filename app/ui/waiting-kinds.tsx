import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type WaitingKindsProps = { waiting: { kind: string; count: number; overdue: number; href: string }[] }

/** What waits for somebody to act, each kind with the place where it is seen to. */
export function WaitingKinds({ waiting }: WaitingKindsProps) {
  return (
    <section aria-labelledby="waiting">
      <h2 className="govuk-heading-m" id="waiting">
        <Message name="hr:waiting.heading" />
      </h2>
      {waiting.length === 0 ? (
        <p className="govuk-body">
          <Message name="hr:waiting.none" />
        </p>
      ) : (
        <ul className="govuk-list lisans-desk">
          {waiting.map(({ kind, count, overdue, href }) => (
            <li key={kind} className="lisans-desk__item">
              <a className="govuk-link" href={href}>
                <Message name={`hr:waiting.kind.${kind}`} values={{ count }} />
              </a>{' '}
              {overdue > 0 && (
                <Tag tone="warn">
                  <Message name="hr:waiting.overdue" values={{ count: overdue }} />
                </Tag>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
