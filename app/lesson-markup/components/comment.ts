import { z } from 'zod'
import { triageActions, triageReasons } from '../activity.ts'
import { pieceComponent } from '../component-definition.ts'
import { identifier, oneOf, plainText } from '../fields.ts'

export const comment = pieceComponent({
  name: 'Comment',
  fields: z.object({
    id: identifier.describe('its name, unique in the triage'),
    from: plainText.describe('who wrote it, and where'),
    action: oneOf(triageActions).describe('what to do'),
    reason: oneOf(triageReasons).describe('why'),
    objective: identifier
      .optional()
      .describe('an objective of the course, for a score of its own; without it, that of the triage'),
  }),
  inside: { components: ['Triage'] },
  holds: 'blocks',
  help: 'One comment of a triage: its words, then a `<Because>`.',
  example: `<Comment id="late-form" from="A citizen, under a post" action="acknowledge" reason="true-complaint">
  Three weeks for a form. Shame.
  <Because>It is true. Say so, and say what happens next.</Because>
</Comment>`,
})
