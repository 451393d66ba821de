import { z } from 'zod'
import { plainComponent } from '../component-definition.ts'
import { oneOf, plainText } from '../fields.ts'
import { phrase, phraseLanguage } from '../phrase.ts'

export const callout = plainComponent({
  name: 'Callout',
  fields: z.object({
    tone: oneOf(['info', 'warning', 'do', 'dont']).describe('what kind of remark it is'),
    title: plainText.optional().describe('a short heading; without it, the tone in words'),
  }),
  inside: 'blocks',
  holds: 'blocks',
  help: 'A remark that stands out from the text. The tone is shown in words as well as by colour. Use few of them.',
  example: '<Callout tone="dont" title="Never in a post">\n  Names of people who asked us for help.\n</Callout>',
  render({ tone, title }, children, { language }) {
    const toneInWords = phrase(language, `callout.${tone}`)
    return (
      <div className={`govuk-inset-text lisans-callout lisans-callout--${tone}`}>
        <p className="govuk-body govuk-!-font-weight-bold">
          <span lang={phraseLanguage(language)}>{toneInWords}</span>
          {title === undefined ? null : `${phrase(language, 'callout.beforeTitle')} ${title}`}
        </p>
        {children}
      </div>
    )
  },
})
