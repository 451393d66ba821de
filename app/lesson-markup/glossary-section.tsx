import { renderToStaticMarkup } from 'react-dom/server'
import type { GlossaryTerm } from './glossary.ts'
import { type Language, languages } from './language.ts'
import { phrase } from './phrase.ts'

/**
 * The words that a lesson explains, as its last piece of HTML: the places to which its terms link. Each meaning is given in the
 * lesson's language, or in English and marked so, and the word itself in every language that has one.
 */
export function glossarySection(terms: readonly GlossaryTerm[], language: Language): string {
  return renderToStaticMarkup(
    <section className="lisans-glossary" aria-labelledby="glossary-heading">
      <h2 className="govuk-heading-m" id="glossary-heading">
        {phrase(language, 'glossary.heading')}
      </h2>
      <dl className="lisans-terms">
        {terms.map((term) => (
          <Explanation key={term.id} term={term} language={language} />
        ))}
      </dl>
    </section>,
  )
}

function Explanation({ term, language }: { term: GlossaryTerm; language: Language }) {
  const own = term[language]
  const shown = own?.meaning === undefined ? 'en' : language
  const lang = shown === language ? undefined : shown
  const others = languages.filter((other) => other !== shown && term[other] !== undefined)
  return (
    <div id={`term-${term.id}`}>
      <dt className="govuk-body govuk-!-font-weight-bold" lang={lang}>
        {term[shown]?.term}
      </dt>
      <dd className="govuk-body" lang={lang}>
        {term[shown]?.meaning}
      </dd>
      {others.map((other) => (
        <dd key={other} className="govuk-body-s">
          {phrase(language, `glossary.${other}`)} <span lang={other}>{term[other]?.term}</span>
        </dd>
      ))}
    </div>
  )
}
