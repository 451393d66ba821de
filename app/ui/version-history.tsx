import type { WordedDifference } from '#app/web/programme-administration.ts'
import { DifferenceList } from './difference-list.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type VersionHistoryProps = {
  /** The newest first. */
  versions: {
    number: number
    material: boolean
    graceUntil: Date | null
    publishedAt: Date
    publishedBy: string | null
    reason: string | null
    /** From the version before; null for the first. */
    differences: WordedDifference[] | null
  }[]
  address: string
  mayPutBack: boolean
}

/** Every version there was: who published it, when, why, what it changed, and a way to put it back. */
export function VersionHistory({ versions, address, mayPutBack }: VersionHistoryProps) {
  const { day } = useInstants()
  if (versions.length === 0) return null
  return (
    <section aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        <Message name="programmes:history.heading" />
      </h2>
      <ol className="govuk-list lisans-desk">
        {versions.map(({ number, material, graceUntil, publishedAt, publishedBy, reason, differences }, position) => (
          <li key={number} className="lisans-desk__item">
            <h3 className="govuk-heading-s">
              <Message name="programmes:one.version" values={{ number }} />
            </h3>
            <p className="govuk-body">
              <Message
                name={publishedBy ? 'programmes:history.by' : 'programmes:history.imported'}
                values={{ name: publishedBy, at: day(publishedAt) }}
              />{' '}
              {differences && (
                <Message
                  name={`programmes:history.${material ? (graceUntil ? 'materialUntil' : 'material') : 'minor'}`}
                  values={{ at: graceUntil ? day(graceUntil) : '' }}
                />
              )}
            </p>
            {reason && <p className="govuk-inset-text">{reason}</p>}
            {differences && <DifferenceList differences={differences} />}
            {mayPutBack && position > 0 && (
              <form method="post" action={`${address}?index`}>
                <input type="hidden" name="number" value={number} />
                <button type="submit" className="govuk-button govuk-button--secondary">
                  <Message name="programmes:history.putBack" values={{ number }} />
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
