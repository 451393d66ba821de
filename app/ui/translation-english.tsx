import type { ShownSegment } from '#app/web/translation-desk.ts'
import { Message } from './translation.tsx'

/** The English of a piece, what changed in it since it was translated, and the house's words for its terms. */
export function PieceEnglish({ segment, language }: { segment: ShownSegment; language: 'fr' | 'crs' }) {
  const { number, kind, component, english, changed, difference, terms } = segment
  return (
    <div className="lisans-translation__english">
      <p className="govuk-hint">
        {number} · <Message name={`translating:piece.${kind}`} />
        {component && (
          <>
            {' · '}
            <code>{component}</code>
          </>
        )}
      </p>
      {changed && (
        <p className="govuk-body">
          <strong>
            <Message name={difference ? 'translating:changed.since' : 'translating:changed.unknown'} />
          </strong>
        </p>
      )}
      {/* biome-ignore format: the words of a text, with nothing between them */}
      <p className="govuk-body" lang="en">{difference ? <Difference parts={difference} /> : english}</p>
      {terms.length > 0 && (
        <dl className="lisans-translation__terms">
          {terms.map(({ id, english: name, term, confidence }) => (
            <div key={id}>
              <dt lang="en">{name}</dt>
              <dd>
                {term ? <span lang={language}>{term}</span> : <Message name="translating:term.none" />}
                {term && confidence && (
                  <>
                    {' '}
                    (<Message name={`translating:term.${confidence === 'H' ? 'attested' : 'likely'}`} />)
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

type Parts = NonNullable<ShownSegment['difference']>

function Difference({ parts }: { parts: Parts }) {
  return parts.map(({ text, kind }, at) => {
    const place = `${at}-${kind}`
    if (kind === 'gone') return <del key={place}>{text}</del>
    if (kind === 'new') return <ins key={place}>{text}</ins>
    return <span key={place}>{text}</span>
  })
}
