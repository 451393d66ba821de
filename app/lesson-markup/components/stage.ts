import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { identifier } from '../fields.ts'

export const stage = pieceComponent({
  name: 'Stage',
  fields: z.object({ id: identifier.describe('its name, unique in the order') }),
  inside: { components: ['Order'] },
  holds: 'paragraph',
  help: 'One stage of an order: its words, then a `<Because>` that says why it comes here.',
  example: `<Stage id="capture">
  Capture what was posted.
  <Because>Once it is deleted, nobody can show what happened.</Because>
</Stage>`,
})
