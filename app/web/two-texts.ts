import { z } from 'zod'
import { compareTexts } from '#app/domain/authoring/compare-texts.ts'
import { writtenText } from '#app/domain/authoring/written-text.ts'
import { readVersionToken } from './draft-version.ts'

/** What a form that decides between two texts sends. */
export const choiceForm = z.object({
  choice: z.enum(['mine', 'theirs', 'third'], 'training:choice.missing'),
  version: z.string('common:form.invalid').transform((text, context) => {
    const read = readVersionToken(text)
    if (!read) context.addIssue({ code: 'custom', message: 'common:form.invalid' })
    return read ?? z.NEVER
  }),
  text: z.string().transform(writtenText).optional(),
})

/** Two texts for one place, as they are laid beside each other. */
export function twoTexts(theirs: string, mine: string) {
  return { theirs, mine, rows: compareTexts(theirs, mine) }
}
