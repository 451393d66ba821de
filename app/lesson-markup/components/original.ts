import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'

export const original = pieceComponent({
  name: 'Original',
  fields: z.object({}),
  inside: { components: ['RewriteReply'] },
  holds: 'blocks',
  help: 'What is to be rewritten: the comment, the bad reply, or both.',
  example: `<Original>
  “Three weeks for a form!” The office replied: “Read the notice.”
</Original>`,
})
