import { z } from 'zod'
import { plainComponent } from '../component-definition.ts'
import { identifier } from '../fields.ts'

export const term = plainComponent({
  name: 'Term',
  fields: z.object({ id: identifier.describe('a word of `glossary.yaml`') }),
  inside: 'text',
  holds: 'words',
  help: 'A word that the glossary explains. The words between the tags are shown, with a link to the meaning at the end of the page.',
  example: '<Term id="personal-data">personal data</Term>',
  refuse({ id }, { glossary }) {
    return glossary.some((known) => known.id === id)
      ? null
      : { rule: 'unknown-term', message: `The glossary does not explain “${id}”.` }
  },
  render({ id }, children, { linksTerms }) {
    return linksTerms ? (
      <a className="govuk-link lisans-term" href={`#term-${id}`}>
        {children}
      </a>
    ) : (
      children
    )
  },
})
