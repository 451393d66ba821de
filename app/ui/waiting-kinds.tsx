import type { Role } from '#db/schema/people.ts'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'

type WaitingKindProps = { kind: string; count: number; overdue: number; href: string | null; roles: Role[] }

/** What waits for somebody to act, each kind with the place where the reader sees to it, or with whose it is. */
export function WaitingKinds({ waiting }: { waiting: WaitingKindProps[] }) {
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
          {waiting.map((one) => (
            <li key={one.kind} className="lisans-desk__item">
              <WaitingKind {...one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function WaitingKind({ kind, count, overdue, href, roles }: WaitingKindProps) {
  const { t } = useTranslation()
  const said = <Message name={`hr:waiting.kind.${kind}`} values={{ count }} />
  const whose = roles.map((role) => t(`people:role.${role}`)).join(', ')
  return (
    <>
      {href ? (
        <a className="govuk-link" href={href}>
          {said}
        </a>
      ) : (
        said
      )}{' '}
      {!href && whose && (
        <span className="lisans-meta">
          <Message name="hr:waiting.whose" values={{ whose }} />
        </span>
      )}{' '}
      {overdue > 0 && (
        <Tag tone="warn">
          <Message name="hr:waiting.overdue" values={{ count: overdue }} />
        </Tag>
      )}
    </>
  )
}
