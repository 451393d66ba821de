import { askedAnew } from './audit-addresses.ts'
import { Message } from './translation.tsx'

type ListEndsProps = {
  address: string
  /** What the list was asked by. */
  asked: string
  /** The entry before which the next page begins; null where nothing follows. */
  older: number | null
  onLaterPage: boolean
}

/** Below a page of entries: the earlier ones, and the way back to the newest. */
export function ListEnds({ address, asked, older, onLaterPage }: ListEndsProps) {
  if (older === null && !onLaterPage) return null
  return (
    <p className="govuk-body">
      {older !== null && (
        <a className="govuk-link" href={askedAnew(address, asked, { before: String(older) })}>
          <Message name="audit:search.older" />
        </a>
      )}{' '}
      {onLaterPage && (
        <a className="govuk-link" href={askedAnew(address, asked, { before: null })}>
          <Message name="audit:search.newest" />
        </a>
      )}
    </p>
  )
}
