import type { ReactNode } from 'react'
import type { ComparedRow } from '#app/domain/authoring/compare-texts.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { ErrorSummary } from './error-summary.tsx'
import { TextDifferences } from './text-differences.tsx'
import { Message } from './translation.tsx'
import { TwoPictures, type TwoPicturesProps } from './two-pictures.tsx'

type TwoTextsChoiceProps = {
  rows: ComparedRow[]
  /** Where two pictures are meant instead of texts. */
  pictures?: TwoPicturesProps['pictures'] | null
  /** What stands in the box for a third text. */
  third: string
  version: string
  language: string
  theirs: ReactNode
  mine: ReactNode
  problems?: FormProblem[] | null
  /** What else the form sends unseen. */
  children?: ReactNode
}

/** Two texts for one place: what differs, and three ways to settle it. Each is a form of its own, so that none is taken by accident. */
export function TwoTextsChoice({
  rows,
  pictures = null,
  third,
  version,
  language,
  theirs,
  mine,
  problems,
  children,
}: TwoTextsChoiceProps) {
  const sent = (
    <>
      <input type="hidden" name="version" value={version} />
      {children}
    </>
  )
  return (
    <>
      <ErrorSummary problems={problems ?? []} />
      <h2 className="govuk-heading-m">
        <Message name="training:choice.differs" />
      </h2>
      {pictures ? (
        <TwoPictures pictures={pictures} theirs={theirs} mine={mine} />
      ) : (
        <TextDifferences rows={rows} one={theirs} other={mine} />
      )}
      <h2 className="govuk-heading-m" id="choice">
        <Message name="training:choice.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="training:choice.kept" />
      </p>
      <div className="lisans-editor__actions">
        {(['mine', 'theirs'] as const).map((choice) => (
          <form method="post" key={choice}>
            {sent}
            <button type="submit" className="govuk-button govuk-button--secondary" name="choice" value={choice}>
              <Message name={`training:choice.${choice}`} />
            </button>
          </form>
        ))}
      </div>
      {!pictures && (
        <form method="post" encType="multipart/form-data">
          {sent}
          <label className="govuk-label govuk-label--s" htmlFor="text">
            <Message name="training:choice.thirdLabel" />
          </label>
          <div className="govuk-hint" id="text-hint">
            <Message name="training:choice.thirdHint" />
          </div>
          <textarea
            className="govuk-textarea lisans-editor__text"
            id="text"
            name="text"
            rows={20}
            defaultValue={third}
            lang={language}
            aria-describedby="text-hint"
          />
          <button type="submit" className="govuk-button" name="choice" value="third">
            <Message name="training:choice.third" />
          </button>
        </form>
      )}
    </>
  )
}
