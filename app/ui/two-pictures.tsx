import type { ReactNode } from 'react'
import { Message } from './translation.tsx'

export type TwoPicturesProps = {
  /** Addresses; null where there is no picture. */
  pictures: { theirs: string | null; mine: string | null }
  theirs: ReactNode
  mine: ReactNode
}

/** Two pictures for one place, one under the other. */
export function TwoPictures({ pictures, theirs, mine }: TwoPicturesProps) {
  return (
    <>
      {(['theirs', 'mine'] as const).map((whose) => (
        <figure className="govuk-!-margin-0 govuk-!-margin-bottom-6" key={whose}>
          <figcaption className="govuk-heading-s">{whose === 'theirs' ? theirs : mine}</figcaption>
          {pictures[whose] === null ? (
            <p className="govuk-body">
              <Message name="training:picture.none" />
            </p>
          ) : (
            <img className="lisans-pictures__whole" src={pictures[whose]} alt="" />
          )}
        </figure>
      ))}
    </>
  )
}
