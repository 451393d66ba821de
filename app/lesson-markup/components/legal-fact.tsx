import { z } from 'zod'
import { plainComponent } from '../component-definition.ts'
import { identifier } from '../fields.ts'
import { inLanguage, type Language } from '../language.ts'
import { phrase, phraseLanguage } from '../phrase.ts'

export const legalFact = plainComponent({
  name: 'LegalFact',
  fields: z.object({ id: identifier.describe('a fact of `legal.yaml`') }),
  inside: 'blocks',
  holds: 'nothing',
  help: 'What the law says, with the instrument it rests on and how far that is confirmed. The words are kept once, in `legal.yaml`: never repeat them in a lesson.',
  example: '<LegalFact id="dpa-regulator" />',
  refuse({ id }, { legalFacts }) {
    return legalFacts.some((known) => known.id === id)
      ? null
      : { rule: 'unknown-legal-fact', message: `The register of legal facts has no “${id}”.` }
  },
  render({ id }, _, { language, legalFacts }) {
    const fact = legalFacts.find((known) => known.id === id)
    if (!fact) return null
    const claim = inLanguage(fact.claim, language)
    return (
      <div className={`govuk-inset-text lisans-legal-fact lisans-legal-fact--${fact.state}`}>
        <p className="govuk-body" lang={claim.lang}>
          {claim.text}
        </p>
        <p className="govuk-body-s" lang={language === 'en' ? undefined : 'en'}>
          {[fact.instrument, fact.provision].filter((text) => text !== '').join(', ')}
        </p>
        <p className="govuk-body-s" lang={phraseLanguage(language)}>
          <strong className="govuk-tag">{phrase(language, `legalFact.${fact.state}.name`)}</strong>{' '}
          {phrase(language, `legalFact.${fact.state}.meaning`, {
            asAt: dayInWords(fact.asAt, language),
            reviewBy: dayInWords(fact.reviewBy, language),
          })}
        </p>
      </div>
    )
  },
})

function dayInWords(day: string, language: Language) {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
