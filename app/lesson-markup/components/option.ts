import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { flag, identifier } from '../fields.ts'

export const option = pieceComponent({
  name: 'Option',
  fields: z.object({
    correct: flag.describe('this is the right answer, or one of them'),
    id: identifier
      .optional()
      .describe('a name that stays the same when you reword the option; without it, one is made from the words'),
  }),
  inside: { components: ['Question'] },
  holds: 'paragraph',
  help: 'One possible answer: its words, then a `<Because>`. Keep the options of one question equally long.',
  example:
    '<Option correct>\n  Ask your supervisor before you post.\n  <Because>Only the spokesperson releases figures.</Because>\n</Option>',
})
